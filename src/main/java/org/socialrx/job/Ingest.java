package org.socialrx.job;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.socialrx.ingest.DeliveryIngest;
import org.socialrx.ingest.Ingested;
import org.socialrx.ingest.OptOuts;
import org.socialrx.ingest.delivery.Delivery;
import org.socialrx.schema.Tables;
import org.socialrx.schema.core.Patient;
import org.socialrx.schema.ops.RuleCount;
import org.socialrx.schema.source.DeliveryFile;
import org.socialrx.schema.source.Reject;
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

    /**
     * Finds out which delivery a folder holds: by a look at names, sizes and times when it is one that was ingested
     * before, else by reading its files once.
     */
    static Delivered delivered(Environment environment, String folder) {
        if (folder.isEmpty()) {
            return Delivered.none();
        }
        var session = environment.session();
        for (var known : manifests(environment).entrySet()) {
            if (DeliveryIngest.isUnchanged(session, folder, environment.study().source(), known.getValue())) {
                return new Delivered(folder, known.getKey(), java.util.Optional.empty());
            }
        }
        var opened = open(environment, folder);
        return new Delivered(folder, opened.id(), java.util.Optional.of(opened));
    }

    @Override
    public Outputs run(Study study, Inputs in) {
        var delivered = in.delivered();
        if (delivered.folder().isEmpty()) {
            throw new Problems(
                    ExitCode.COMMAND_LINE, "--extract", "is missing; it must name the folder of delivered files");
        }
        var delivery =
                delivered.opened().orElseGet(() -> Delivery.open(in.session(), delivered.folder(), study.source()));
        var ingested = DeliveryIngest.read(
                in.session(),
                delivery,
                study.source(),
                in.codeLists(),
                OptOuts.none(),
                words -> in.progress().say(words));
        var outputs = new Outputs()
                .replace(DeliveryFile.TABLE, ingested.manifest(), ofDelivery(ingested))
                .replace(Reject.TABLE, ingested.rejects(), ofDelivery(ingested))
                .append(RuleCount.TABLE, ingested.ruleCounts(in.runId()));
        var overLimit = ingested.overLimit(study.source().rejectLimitPercent());
        if (!overLimit.isEmpty()) {
            return outputs.thenRefuse(new Problems(ExitCode.DATA, overLimit));
        }
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

    private static String ofDelivery(Ingested ingested) {
        return "%s = '%s'".formatted(DeliveryFile.DELIVERY_ID.name(), ingested.deliveryId());
    }

    private static Delivery open(Environment environment, String folder) {
        return Delivery.open(environment.session(), folder, environment.study().source());
    }

    /** Rows of the manifest by delivery; one row a delivered file. */
    private static Map<String, List<Row>> manifests(Environment environment) {
        return environment.warehouse().exists(DeliveryFile.TABLE)
                ? environment.warehouse().readLatest(DeliveryFile.TABLE).collectAsList().stream()
                        .collect(Collectors.groupingBy(row -> row.getAs(DeliveryFile.DELIVERY_ID.name())))
                : Map.of();
    }
}
