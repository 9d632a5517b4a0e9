package org.socialrx.ingest;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.storage.StorageLevel;
import org.socialrx.codelist.CodeLists;
import org.socialrx.codelist.CodeRule;
import org.socialrx.codelist.CodeSystem;
import org.socialrx.ingest.delivery.Delivery;
import org.socialrx.ingest.layout.Layout;
import org.socialrx.study.ExitCode;
import org.socialrx.study.Problems;
import org.socialrx.study.SourceSettings;

/** Reads a delivery of any layout into rows of core, rejected rows, and counts of everything. */
public final class DeliveryIngest {
    /** The code list that says which group a staff role belongs to. */
    public static final String STAFF_ROLES = "staff-role";

    private DeliveryIngest() {}

    /**
     * Whether the folder still holds the delivery of a manifest, by names, sizes and times of its files alone.
     *
     * @param manifest rows of {@code source.delivery_file} of the newest delivery
     */
    public static boolean isUnchanged(
            SparkSession session, String folder, SourceSettings settings, Collection<Row> manifest) {
        return Delivery.isUnchanged(session, folder, Layout.of(settings.layout()), manifest);
    }

    /**
     * Reads, judges and counts every row of the delivery.
     *
     * @param folder folder of the files, on any file system Hadoop knows
     * @param progress is told what happens, never a value of a row
     * @throws Problems when a file is missing, cannot be read, or has another header; nothing was written then
     */
    public static Ingested read(
            SparkSession session,
            String folder,
            SourceSettings settings,
            CodeLists codeLists,
            Consumer<String> progress) {
        var delivery = Delivery.open(session, folder, settings);
        return read(session, delivery, settings, codeLists, OptOuts.none(), progress);
    }

    /**
     * As {@link #read(SparkSession, String, SourceSettings, CodeLists, Consumer)}, of files that were opened before.
     *
     * @param optOuts patients who opted out; their rows are accepted and counted but are not part of core
     */
    public static Ingested read(
            SparkSession session,
            Delivery delivery,
            SourceSettings settings,
            CodeLists codeLists,
            OptOuts optOuts,
            Consumer<String> progress) {
        delivery.notes().forEach(progress);
        var staffGroups = staffGroups(codeLists, delivery.layout().staffRoles());
        var flow = Flow.of(new FlowInputs(session, delivery, settings, staffGroups, optOuts));
        var references = flow.run(progress);
        progress.accept("judging rows");
        var notes = flow.notes().persist(StorageLevel.DISK_ONLY());
        var totals = Totals.of(sums(notes), delivery.files());
        Problems.throwIfAny(ExitCode.DATA, totals.refusals());
        Problems.throwIfAny(ExitCode.DATA, totals.emptyKinds(delivery.layout()));
        if (totals.overLimit(settings.rejectLimitPercent()).isEmpty()) {
            Problems.throwIfAny(ExitCode.DATA, flow.problems());
        }
        totals.files().forEach(total -> progress.accept(total.words()));
        return new Ingested(
                session,
                delivery,
                totals,
                notes,
                flow.tables(),
                references.value().practiceIds());
    }

    private static List<Row> sums(Dataset<Row> notes) {
        var single = notes.col(Note.WHAT).isin(Note.What.REJECT.name(), Note.What.MONTH.name());
        return notes.where(functions.not(single))
                .groupBy(notes.col(Note.WHAT), notes.col(Note.FILE), notes.col(Note.COLUMN), notes.col(Note.RULE))
                .agg(
                        functions.sum(notes.col(Note.COUNT)).as(Note.COUNT),
                        functions.min(notes.col(Note.COUNT)).as(FileDays.LEAST),
                        functions.max(notes.col(Note.COUNT)).as(FileDays.MOST))
                .collectAsList();
    }

    /** Groups by role; a role that no line names is unlisted. */
    private static Map<String, String> staffGroups(CodeLists codeLists, CodeSystem roles) {
        return Map.copyOf(codeLists.list(STAFF_ROLES).matchingRules().stream()
                .filter(rule -> rule.system().equals(roles.id()) && !rule.isExcluded())
                .collect(Collectors.toMap(CodeRule::code, CodeRule::category, (first, second) -> first)));
    }
}
