package org.socialrx.job;

import java.util.List;
import java.util.function.Consumer;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.socialrx.ingest.Ingested;
import org.socialrx.schema.source.DeliveryCheck;

/**
 * What a delivery holds, in lines for the user; practices are named by their pseudonym, patients never.
 *
 * @param ingested the delivery
 * @param line takes the lines
 */
record DeliveryReport(Ingested ingested, Consumer<String> line) {
    private static final int MOST_LINES = 20;

    /**
     * Everything that a look before writing can tell.
     *
     * @param before the delivery before, by practice and month
     */
    void print(Dataset<Row> before) {
        var practices = ingested.practices();
        line.accept(
                practices.isEmpty()
                        ? "no practice"
                        : "%,d practices, %s to %s"
                                .formatted(practices.size(), practices.get(0), practices.get(practices.size() - 1)));
        ingested.days().forEach(days -> line.accept(days.words()));
        ingested.rules()
                .forEach(rule -> line.accept("%s, %s: %,d rows %s: %s (%s)"
                        .formatted(
                                rule.fileName(),
                                rule.column(),
                                rule.rows(),
                                rule.rule().treatmentWords(),
                                rule.rule().prose(),
                                rule.rule().id())));
        printChecks(ingested.checks(before));
    }

    /** What is odd about practices compared with the delivery before. */
    void printChecks(Dataset<Row> checks) {
        List<Row> found = checks.orderBy(
                        DeliveryCheck.CHECK_NAME.col(), DeliveryCheck.PRACTICE_ID.col(), DeliveryCheck.TABLE_NAME.col())
                .limit(MOST_LINES + 1)
                .collectAsList();
        found.stream().limit(MOST_LINES).map(DeliveryReport::words).forEach(line);
        if (found.size() > MOST_LINES) {
            line.accept("more of these are in source.delivery_check");
        }
    }

    private static String words(Row finding) {
        var practice = finding.<String>getAs(DeliveryCheck.PRACTICE_ID.name());
        var month = String.valueOf(finding.<Object>getAs(DeliveryCheck.MONTH_DATE.name()));
        long now = finding.getAs(DeliveryCheck.ROW_COUNT.name());
        long before = finding.getAs(DeliveryCheck.PREVIOUS_ROW_COUNT.name());
        return switch (finding.<String>getAs(DeliveryCheck.CHECK_NAME.name())) {
            case "practice-missing" ->
                "practice %s is not in this delivery; the one before had %,d rows of it, and core keeps them"
                        .formatted(practice, before);
            case "practice-stopped" -> "practice %s has sent nothing since the month of %s".formatted(practice, month);
            default ->
                "practice %s: %s lost rows, %,d where the delivery before had %,d, from the month of %s on"
                        .formatted(
                                practice, finding.<String>getAs(DeliveryCheck.TABLE_NAME.name()), now, before, month);
        };
    }
}
