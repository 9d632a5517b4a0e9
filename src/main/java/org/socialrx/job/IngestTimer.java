package org.socialrx.job;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.socialrx.codelist.CodeList;
import org.socialrx.codelist.CodeLists;
import org.socialrx.codelist.CodeRule;
import org.socialrx.codelist.CodedEvents;
import org.socialrx.codelist.Validity;
import org.socialrx.ledger.RunRecord;
import org.socialrx.schema.core.Code;
import org.socialrx.schema.core.Event;
import org.socialrx.schema.source.DeliveryFile;
import org.socialrx.study.Study;

/**
 * Times the ingest alone, from text to core, on simulated extracts of growing size, and what matching code lists adds
 * to reading the entries.
 *
 * @param session the session, already open
 * @param study says what is simulated
 * @param console where figures go
 */
record IngestTimer(SparkSession session, Study study, Console console) {
    static final String NAME = "ingest";

    private static final long USUAL_SIZE = 800_000;
    private static final int SMALLER = 4;
    private static final int TRIES = 3;
    /** Entries below which what a query costs before it reads a row would be all that is seen. */
    private static final long FEWEST_ENTRIES = 20_000_000;

    private static final int EXACT_CODES = 9_000;
    private static final int PREFIXES = 1_000;
    private static final int BASE = 36;
    private static final double MILLIS = 1e3;
    private static final double MICROS = 1e6;

    void time(String root, Arguments arguments) {
        var size = arguments.whole("size", USUAL_SIZE);
        var sizes = arguments.wholes("patients", List.of(Math.max(1, size / SMALLER), size));
        console.line(String.format(
                Locale.UK,
                "%-14s %14s %9s %12s %10s %10s %8s",
                "patients",
                "rows of text",
                "seconds",
                "rows/s",
                "peak MiB",
                "us a row",
                "growth"));
        var before = 0.0;
        for (var patients : sizes) {
            var folder = "%s/ingest-%d".formatted(root, patients);
            Benchmark.delete(session, folder + "/warehouse");
            Simulate.write(
                    session, Simulate.order(study, patients, study.seed()), folder + "/extract", console.quiet());
            before = measure(patients, folder, before, arguments);
            if (!"yes".equals(arguments.text("keep", "no"))) {
                Benchmark.delete(session, folder);
            }
        }
    }

    /** Gives the microseconds that a row of text took. */
    private double measure(long patients, String folder, double before, Arguments arguments) {
        var environment = Environments.open(
                session,
                study,
                arguments.with("warehouse", folder + "/warehouse").with("release", folder + "/release"),
                console.quiet());
        System.gc();
        PeakMemory.restart();
        var started = Instant.now();
        var delivered = Ingest.delivered(environment, folder + "/extract");
        var run = new JobRunner(environment).run(new Ingest(), delivered).orElseThrow();
        var seconds = seconds(started);
        var peak = PeakMemory.mebibytes();
        var rows = rows(environment, run);
        var each = MICROS * seconds / Math.max(1, rows);
        console.line(String.format(
                Locale.UK,
                "%,-14d %,14d %9.1f %,12.0f %,10d %10.2f %8s",
                patients,
                rows,
                seconds,
                rows / Math.max(seconds, 1 / MILLIS),
                peak,
                each,
                before == 0 ? "" : String.format(Locale.UK, "%.2f", each / before)));
        matching(environment, run);
        return each;
    }

    private static long rows(Environment environment, RunRecord run) {
        return environment
                .warehouse()
                .read(DeliveryFile.TABLE, Pins.version(DeliveryFile.TABLE, run))
                .agg(functions.sum(DeliveryFile.READ_COUNT.col()))
                .first()
                .getLong(0);
    }

    /** The best of some tries each, so that neither pays for what the other has warmed. */
    private void matching(Environment environment, RunRecord run) {
        var once = environment.warehouse().read(Event.TABLE, Pins.version(Event.TABLE, run));
        long entries = Math.max(
                1,
                Objects.requireNonNull(run.written().get(Event.TABLE.fullName()))
                        .rowCount());
        int copies = (int) Math.max(1, FEWEST_ENTRIES / entries);
        var events = Collections.nCopies(copies, once).stream()
                .reduce(Dataset::unionAll)
                .orElse(once);
        var codes = environment.warehouse().read(Code.TABLE, Pins.version(Code.TABLE, run));
        var list = tenThousand(environment.codeLists());
        var matched =
                CodedEvents.find(events, codes, new CodeLists(Map.of(list.name(), list), ""), List.of(list.name()));
        var reading = Double.MAX_VALUE;
        var finding = Double.MAX_VALUE;
        for (int i = 0; i < TRIES; i++) {
            reading = Math.min(reading, consume(events));
            finding = Math.min(finding, consume(matched));
        }
        console.line(String.format(
                Locale.UK,
                "    reading core.event %,d times (%,d entries) %.1f s, finding a list of %,d lines in it %.1f s: %+.0f %%",
                copies,
                copies * entries,
                reading,
                list.rules().size(),
                finding,
                100 * (finding / reading - 1)));
    }

    private static double consume(Dataset<Row> rows) {
        var started = Instant.now();
        rows.write().format("noop").mode("overwrite").save();
        return seconds(started);
    }

    private static double seconds(Instant started) {
        return Duration.between(started, Instant.now()).toMillis() / MILLIS;
    }

    /** Every line of the project's lists, and made-up exact codes and prefixes up to ten thousand. */
    private static CodeList tenThousand(CodeLists lists) {
        var rules = new ArrayList<CodeRule>();
        lists.all().forEach(list -> rules.addAll(list.matchingRules()));
        IntStream.range(0, EXACT_CODES)
                .mapToObj(i -> rule("snomed", Long.toString(700_000_000L + i), CodeRule.Kind.EXACT))
                .forEach(rules::add);
        IntStream.range(0, PREFIXES)
                .mapToObj(i -> rule("read2", "Z" + Integer.toString(BASE * BASE + i, BASE), CodeRule.Kind.PREFIX))
                .forEach(rules::add);
        return new CodeList("ten-thousand", CodeList.Source.UNKNOWN, "", rules);
    }

    private static CodeRule rule(String system, String code, CodeRule.Kind kind) {
        return new CodeRule(system, code, "", kind, false, "", "status", CodeRule.Status.LOCAL, Validity.ALWAYS);
    }
}
