package org.socialrx.job;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.socialrx.ingest.DeliveryIngest;
import org.socialrx.ingest.Ingested;
import org.socialrx.ingest.OptOuts;
import org.socialrx.ingest.delivery.Delivery;
import org.socialrx.schema.Tables;
import org.socialrx.schema.core.Patient;
import org.socialrx.schema.ops.RuleCount;
import org.socialrx.schema.source.DeliveryCheck;
import org.socialrx.schema.source.DeliveryFile;
import org.socialrx.schema.source.OptOutPatient;
import org.socialrx.schema.source.PracticeMonth;
import org.socialrx.schema.source.Reject;
import org.socialrx.study.AllowedColumn;
import org.socialrx.study.ExitCode;
import org.socialrx.study.Problems;
import org.socialrx.study.Study;
import org.socialrx.study.Study.Section;
import org.socialrx.table.Table;

/** Reads delivered files into core; what it refuses is in source.reject, and nothing is lost between the two. */
final class Ingest implements Job {
    @Override
    public String name() {
        return "ingest";
    }

    @Override
    public String summary() {
        return "Read delivered files into core; refused rows go to source.reject with file, place, field and rule.";
    }

    @Override
    public List<Table> reads() {
        return List.of();
    }

    @Override
    public List<Table> writes() {
        List<Table> written = new ArrayList<>(Tables.SOURCE);
        written.addAll(Tables.CORE);
        written.add(RuleCount.TABLE);
        return written;
    }

    @Override
    public Set<Section> sections() {
        return EnumSet.of(Section.SOURCE);
    }

    @Override
    public boolean usesCodeLists() {
        return true;
    }

    @Override
    public boolean isWarehouseWide() {
        return true;
    }

    @Override
    public Optional<String> remarks(Study study, Delivered delivered) {
        var remarks = Stream.concat(
                        study.source().allowedColumns().stream().map(AllowedColumn::words),
                        delivered.optOuts().words().stream())
                .collect(Collectors.joining("; "));
        return Optional.of(remarks).filter(words -> !words.isEmpty());
    }

    /**
     * Finds out which delivery a folder holds: by a look at names, sizes and times when it is one that was ingested
     * before, else by reading its files once.
     */
    static Delivered delivered(Environment environment, String folder) {
        if (folder.isEmpty()) {
            return Delivered.none();
        }
        var session = environment.session();
        var optOuts = OptOuts.chosen(
                environment.arguments().text("opt-outs", ""),
                kept(environment),
                session.sessionState().newHadoopConf());
        var before = before(environment);
        for (var known : manifests(environment).entrySet()) {
            if (DeliveryIngest.isUnchanged(session, folder, environment.study().source(), known.getValue())) {
                return new Delivered(folder, known.getKey(), Optional.empty(), optOuts, before);
            }
        }
        var opened = Delivery.open(session, folder, environment.study().source());
        return new Delivered(folder, opened.id(), Optional.of(opened), optOuts, before);
    }

    @Override
    public void preview(Study study, Inputs in) {
        try (var ingested = read(study, in)) {
            new DeliveryReport(ingested, in.progress()::say).print(before(in));
            Problems.throwIfAny(ExitCode.DATA, ingested.overLimit(study.source().rejectLimitPercent()));
        }
    }

    @Override
    public Outputs run(Study study, Inputs in) {
        var ingested = read(study, in);
        var checks = ingested.checks(before(in)).persist();
        new DeliveryReport(ingested, in.progress()::say).printChecks(checks);
        var outputs = new Outputs()
                .replace(DeliveryFile.TABLE, ingested.manifest(), ofDelivery(ingested))
                .replace(Reject.TABLE, ingested.rejects(), ofDelivery(ingested))
                .put(OptOutPatient.TABLE, in.delivered().optOuts().rows(in.session()))
                .append(RuleCount.TABLE, ingested.ruleCounts(in.runId()));
        var overLimit = ingested.overLimit(study.source().rejectLimitPercent());
        if (!overLimit.isEmpty()) {
            return outputs.thenRefuse(new Problems(ExitCode.DATA, overLimit));
        }
        outputs.replace(PracticeMonth.TABLE, ingested.months(in.runId()).coalesce(1), ofDelivery(ingested))
                .replace(DeliveryCheck.TABLE, checks, ofDelivery(ingested));
        var practices = ingested.practices().stream()
                .map("'%s'"::formatted)
                .collect(Collectors.joining(", ", Patient.PRACTICE_ID.name() + " IN (", ")"));
        ingested.tables().forEach((table, rows) -> {
            if (table.fields().contains(Patient.PRACTICE_ID)) {
                outputs.replace(table, rows, practices);
            } else {
                outputs.merge(table, rows);
            }
        });
        return outputs;
    }

    private static Ingested read(Study study, Inputs in) {
        var delivered = in.delivered();
        if (delivered.folder().isEmpty()) {
            throw new Problems(
                    ExitCode.COMMAND_LINE, "--extract", "is missing; it must name the folder of delivered files");
        }
        var delivery =
                delivered.opened().orElseGet(() -> Delivery.open(in.session(), delivered.folder(), study.source()));
        return DeliveryIngest.read(
                in.session(),
                delivery,
                study.source(),
                in.codeLists(),
                delivered.optOuts(),
                words -> in.progress().say(words));
    }

    private static Dataset<Row> before(Inputs in) {
        return in.delivered()
                .before()
                .orElseGet(() -> in.session().createDataFrame(List.<Row>of(), PracticeMonth.TABLE.schema()));
    }

    /** The warehouse's list of opt-outs; a refused delivery adds to it too, because who opted out stays out. */
    private static OptOuts kept(Environment environment) {
        var name = OptOutPatient.TABLE.fullName();
        return environment.ledger().runs().stream()
                .filter(run -> run.asOf() == null && run.written().containsKey(name))
                .reduce((older, newer) -> newer)
                .map(run -> OptOuts.of(
                        environment.warehouse().read(OptOutPatient.TABLE, Pins.version(OptOutPatient.TABLE, run))))
                .orElse(OptOuts.none());
    }

    /** What the newest delivery that came in sent, by practice and month. */
    private static Optional<Dataset<Row>> before(Environment environment) {
        return environment
                .ledger()
                .newest(run -> run.written().containsKey(PracticeMonth.TABLE.fullName()))
                .map(run -> environment
                        .warehouse()
                        .read(PracticeMonth.TABLE, Pins.version(PracticeMonth.TABLE, run))
                        .where(PracticeMonth.RUN_ID.col().equalTo(run.runId())));
    }

    private static String ofDelivery(Ingested ingested) {
        return "%s = '%s'".formatted(DeliveryFile.DELIVERY_ID.name(), ingested.deliveryId());
    }

    /** Rows of the manifest by delivery; one row a delivered file. */
    private static Map<String, List<Row>> manifests(Environment environment) {
        return environment.warehouse().exists(DeliveryFile.TABLE)
                ? environment.warehouse().readLatest(DeliveryFile.TABLE).collectAsList().stream()
                        .collect(Collectors.groupingBy(row -> row.getAs(DeliveryFile.DELIVERY_ID.name())))
                : Map.of();
    }
}
