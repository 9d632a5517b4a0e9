package org.socialrx.ingest;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.functions;
import org.apache.spark.storage.StorageLevel;
import org.socialrx.codelist.CodeLists;
import org.socialrx.codelist.CodeRule;
import org.socialrx.codelist.CodeSystem;
import org.socialrx.ingest.delivery.DeliveredFile;
import org.socialrx.ingest.delivery.Delivery;
import org.socialrx.ingest.layout.AurumFile;
import org.socialrx.schema.core.Code;
import org.socialrx.schema.core.Contact;
import org.socialrx.schema.core.Event;
import org.socialrx.schema.core.Patient;
import org.socialrx.schema.core.Practice;
import org.socialrx.schema.core.Registration;
import org.socialrx.schema.core.SpReferral;
import org.socialrx.schema.core.Staff;
import org.socialrx.study.ExitCode;
import org.socialrx.study.Problems;
import org.socialrx.study.SourceSettings;
import org.socialrx.table.Table;

/**
 * Reads an Aurum-like delivery.
 *
 * <p>Three shuffles, each over its own files: the small tables that everything refers to; all that belongs to a
 * patient, by practice; and the rows of the social-prescribing layer that name a referral only, beside the referrals
 * accepted before. The second is nearly all of the work.
 */
public final class AurumIngest {
    /** The code list that says which group a staff role belongs to. */
    public static final String STAFF_ROLES = "staff-role";

    private static final Set<AurumFile> LOOKUPS =
            EnumSet.of(AurumFile.PRACTICE, AurumFile.STAFF, AurumFile.MEDICAL_DICTIONARY);
    private static final Set<AurumFile> PATIENTS = EnumSet.of(AurumFile.PATIENT, AurumFile.PATIENT_IMD);
    private static final Set<AurumFile> REFERRAL_DETAILS =
            EnumSet.of(AurumFile.SP_CONTACT, AurumFile.SP_NEED, AurumFile.SP_ACTIVITY, AurumFile.SP_MEASURE);
    private static final List<Set<AurumFile>> PATIENT_LANES = List.of(
            PATIENTS,
            EnumSet.of(AurumFile.CONSULTATION),
            EnumSet.of(AurumFile.OBSERVATION),
            EnumSet.of(AurumFile.SP_REFERRAL));

    private final SparkSession session;
    private final JavaSparkContext context;
    private final Delivery delivery;
    private final SourceSettings settings;
    private final Broadcast<AurumFile[]> kinds;
    private final Map<Table, Dataset<Row>> tables = new LinkedHashMap<>();
    private final List<Shuffle> shuffles = new ArrayList<>();

    private AurumIngest(SparkSession session, Delivery delivery, SourceSettings settings) {
        this.session = session;
        this.context = JavaSparkContext.fromSparkContext(session.sparkContext());
        this.delivery = delivery;
        this.settings = settings;
        this.kinds = context.broadcast(
                delivery.files().stream().map(DeliveredFile::kind).toArray(AurumFile[]::new));
    }

    /**
     * Whether the folder still holds the delivery of a manifest, by names, sizes and times of its files alone.
     *
     * @param manifest rows of {@code source.delivery_file} of the newest delivery
     */
    public static boolean isUnchanged(SparkSession session, String folder, Collection<Row> manifest) {
        return Delivery.isUnchanged(session, folder, manifest);
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
        return read(
                session, Delivery.open(session, folder, settings.deprivationColumn()), settings, codeLists, progress);
    }

    /**
     * As {@link #read(SparkSession, String, SourceSettings, CodeLists, Consumer)}, of files that were opened before.
     */
    public static Ingested read(
            SparkSession session,
            Delivery delivery,
            SourceSettings settings,
            CodeLists codeLists,
            Consumer<String> progress) {
        delivery.notes().forEach(progress);
        return new AurumIngest(session, delivery, settings).read(staffGroups(codeLists), progress);
    }

    private Ingested read(Map<String, String> staffGroups, Consumer<String> progress) {
        lookups(staffGroups);
        var references = references();
        progress.accept("reading %d files".formatted(delivery.files().size()));
        patients(references);
        referralDetails();
        progress.accept("judging rows");
        var notes = shuffles.stream()
                .map(Shuffle::notes)
                .reduce(Dataset::union)
                .orElseThrow()
                .persist(StorageLevel.DISK_ONLY());
        var totals = Totals.of(sums(notes), delivery.files());
        Problems.throwIfAny(ExitCode.DATA, totals.emptyKinds());
        totals.files().forEach(total -> progress.accept(total.words()));
        return new Ingested(
                session, delivery, totals, notes, tables, references.value().practiceIds());
    }

    private void lookups(Map<String, String> staffGroups) {
        var files = delivery.of(LOOKUPS);
        var lanes = Lanes.single(LOOKUPS);
        var shuffle = shuffle(TextLines.records(context, files, new LookupPlacement()), lanes, new LookupRules());
        put(Practice.TABLE, shuffle, AurumFile.PRACTICE, out -> new CoreRows.AsStaged(AurumFile.PRACTICE, out));
        put(Staff.TABLE, shuffle, AurumFile.STAFF, out -> new LookupRows.StaffRows(staffGroups, out));
        put(Code.TABLE, shuffle, AurumFile.MEDICAL_DICTIONARY, LookupRows.Codes::new);
    }

    private Broadcast<References> references() {
        var practices = table(Practice.TABLE)
                .select(Practice.PRACTICE_ID.col(), Practice.LAST_COLLECTION_DATE.col())
                .orderBy(Practice.PRACTICE_ID.col());
        var staff = table(Staff.TABLE).select(Staff.PRACTICE_ID.col(), Staff.STAFF_ID.col(), Staff.STAFF_GROUP.col());
        var codes = table(Code.TABLE).select(Code.CODE_KEY.col()).distinct();
        return context.broadcast(new References(
                practices.collectAsList(), staff.collectAsList(), codes.collectAsList(), settings.deprivationOne()));
    }

    private void patients(Broadcast<References> references) {
        var kindsRead = PATIENT_LANES.stream().flatMap(Set::stream).collect(Collectors.toSet());
        var files = delivery.of(kindsRead);
        int practiceCount = references.value().practiceIds().size();
        var lanes = Lanes.of(PATIENT_LANES, files, practiceCount, context.defaultParallelism());
        var records = TextLines.records(context, files, new PracticePlacement(lanes, references));
        var shuffle = shuffle(records, lanes, new PatientRules(references));
        put(Patient.TABLE, shuffle, AurumFile.PATIENT, out -> new PatientRows(references, out));
        put(Registration.TABLE, shuffle, AurumFile.PATIENT, PatientRows.Registrations::new);
        put(Contact.TABLE, shuffle, AurumFile.CONSULTATION, out -> new CoreRows.Contacts(references, out));
        put(Event.TABLE, shuffle, AurumFile.OBSERVATION, out -> new CoreRows.AsStaged(AurumFile.OBSERVATION, out));
        put(SpReferral.TABLE, shuffle, AurumFile.SP_REFERRAL, AurumIngest::referralRows);
    }

    private void referralDetails() {
        var files = delivery.of(REFERRAL_DETAILS);
        var lanes = Lanes.shared(REFERRAL_DETAILS, files, context.defaultParallelism());
        var placement = new ReferralPlacement(lanes);
        var referrals = shuffles.get(shuffles.size() - 1)
                .accepted(AurumFile.SP_REFERRAL, AurumIngest::referralRows)
                .map(placement::owner);
        var records = referrals.union(TextLines.records(context, files, placement));
        var shuffle = shuffle(records, lanes, new ReferralRules());
        for (var kind : REFERRAL_DETAILS) {
            var rows = shuffle.rows(kind.table(), kind, out -> new CoreRows.OfReferral(kind, out));
            var practice = kind.table().key().get(0);
            tables.put(
                    kind.table(),
                    rows.repartition(lanes.lane(kind).count(), practice.col())
                            .sortWithinPartitions(kind.table().keyColumns()));
        }
    }

    private Dataset<Row> table(Table table) {
        return Objects.requireNonNull(tables.get(table), table.fullName());
    }

    private Shuffle shuffle(JavaRDD<InternalRow> records, Lanes lanes, RowRules rules) {
        var shuffle = Shuffle.of(session, records, lanes, rules, kinds);
        shuffles.add(shuffle);
        return shuffle;
    }

    private void put(Table table, Shuffle shuffle, AurumFile kind, Shuffle.Output output) {
        tables.put(table, shuffle.rows(table, kind, output));
    }

    private static Verdicts referralRows(Queue<InternalRow> out) {
        return new CoreRows.AsStaged(AurumFile.SP_REFERRAL, out);
    }

    private static List<Row> sums(Dataset<Row> notes) {
        return notes.where(notes.col(Note.WHAT).notEqual(Note.What.REJECT.name()))
                .groupBy(notes.col(Note.WHAT), notes.col(Note.FILE), notes.col(Note.COLUMN), notes.col(Note.RULE))
                .agg(functions.sum(notes.col(Note.COUNT)).as(Note.COUNT))
                .collectAsList();
    }

    /** Groups by job category; a role that no line names is unlisted. */
    private static Map<String, String> staffGroups(CodeLists codeLists) {
        return Map.copyOf(codeLists.list(STAFF_ROLES).matchingRules().stream()
                .filter(rule -> rule.system().equals(CodeSystem.AURUM_JOB_CATEGORY.id()) && !rule.isExcluded())
                .collect(Collectors.toMap(CodeRule::code, CodeRule::category, (first, second) -> first)));
    }
}
