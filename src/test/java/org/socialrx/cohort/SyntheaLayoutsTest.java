package org.socialrx.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.socialrx.SharedSpark;
import org.socialrx.codelist.CodeListReader;
import org.socialrx.codelist.CodeLists;
import org.socialrx.codelist.CodedEvents;
import org.socialrx.ingest.DeliveryIngest;
import org.socialrx.ingest.Ingested;
import org.socialrx.schema.core.Code;
import org.socialrx.schema.core.Contact;
import org.socialrx.schema.core.Event;
import org.socialrx.schema.core.Patient;
import org.socialrx.schema.core.Practice;
import org.socialrx.schema.core.Registration;
import org.socialrx.schema.core.SpReferral;
import org.socialrx.schema.core.Staff;
import org.socialrx.schema.study.CohortMember;
import org.socialrx.study.Study;
import org.socialrx.study.StudyReader;
import org.socialrx.table.Table;

/**
 * The Synthea delivery in two layouts: the same patients, so the same core rows and the same cohort.
 *
 * <p>What OMOP cannot hold, by the page of the data, and every difference that follows from it: the supplier's flag of
 * acceptable records, deprivation, roles of staff by number, numbers of consultations and entries, and a registration
 * that goes on after death.
 */
class SyntheaLayoutsTest {
    private static final Path DELIVERED = Path.of("../shared/data/synthea");
    private static final String ACCEPTABLE_RULE = "  - record-acceptable\n";

    private CodeLists lists;
    private Study study;
    private Ingested aurum;
    private Ingested omop;

    @BeforeEach
    void read() throws IOException {
        assertThat(DELIVERED)
                .as("the development deliveries beside the repository")
                .isDirectory();
        lists = CodeListReader.read(
                new org.apache.hadoop.fs.Path(
                        Path.of("conf/codelists").toAbsolutePath().toUri()),
                new Configuration());
        study = study("aurum", ACCEPTABLE_RULE);
        aurum = ingested("aurum");
        omop = ingested("omop");
        keep(aurum);
        keep(omop);
    }

    /** Kept, as every comparison reads them. */
    private static void keep(Ingested ingested) {
        Stream.of(
                        Practice.TABLE,
                        Staff.TABLE,
                        Patient.TABLE,
                        Registration.TABLE,
                        Contact.TABLE,
                        Event.TABLE,
                        Code.TABLE,
                        SpReferral.TABLE)
                .forEach(table -> ingested.rows(table).cache());
    }

    @AfterEach
    void clear() {
        aurum.close();
        omop.close();
        SharedSpark.session().catalog().clearCache();
    }

    @Test
    void both_layouts_give_the_same_core_rows_and_the_same_cohort_but_for_what_omop_cannot_hold() throws IOException {
        assertSame(Practice.TABLE, Practice.TABLE.columns());
        assertSame(Staff.TABLE, Staff.PRACTICE_ID.col(), Staff.STAFF_ID.col(), Staff.STAFF_GROUP.col());
        assertSame(
                Patient.TABLE,
                Patient.PRACTICE_ID.col(),
                Patient.PATIENT_ID.col(),
                Patient.SEX.col(),
                Patient.BIRTH_YEAR.col(),
                Patient.BIRTH_MONTH.col(),
                Patient.DEATH_DATE.col());
        assertSame(
                Contact.TABLE,
                Contact.PRACTICE_ID.col(),
                Contact.PATIENT_ID.col(),
                Contact.CONTACT_DATE.col(),
                Contact.STAFF_ID.col(),
                Contact.STAFF_GROUP.col(),
                Contact.CONTACT_CODE.col());
        assertSame(entries(aurum), entries(omop));
        assertDifferencesOfPatientsAndSpells();
        assertCohorts();
    }

    private void assertDifferencesOfPatientsAndSpells() {
        var patients = aurum.rows(Patient.TABLE);
        assertThat(patients.where(functions.not(Patient.IS_ACCEPTABLE.col())).count())
                .as("records that only Aurum calls unacceptable")
                .isEqualTo(24);
        var omopPatients = omop.rows(Patient.TABLE);
        assertThat(omopPatients
                        .where(functions.not(Patient.IS_ACCEPTABLE.col()))
                        .count())
                .isZero();
        assertThat(patients.where(Patient.IMD_DECILE.col().isNull()).count()).isZero();
        assertThat(omopPatients.where(Patient.IMD_DECILE.col().isNotNull()).count())
                .as("OMOP has no deprivation")
                .isZero();
        assertSame(
                Registration.TABLE,
                Registration.PRACTICE_ID.col(),
                Registration.PATIENT_ID.col(),
                Registration.START_DATE.col());
        // Died before registering: the spell is a day in OMOP. Died later: it ends at death. Both are open in Aurum.
        assertThat(spellEnds()).isEqualTo(Map.of("open / at start", 273L, "open / at death", 122L));
    }

    /** Patients by what the end of the spell is in each layout, those with equal ends left out. */
    private Map<String, Long> spellEnds() {
        var end = "omop_end";
        var other = omop.rows(Registration.TABLE)
                .select(
                        Registration.PRACTICE_ID.col(),
                        Registration.PATIENT_ID.col(),
                        Registration.END_DATE.col().as(end));
        var deaths = aurum.rows(Patient.TABLE)
                .select(Patient.PRACTICE_ID.col(), Patient.PATIENT_ID.col(), Patient.DEATH_DATE.col());
        var keys = new String[] {Registration.PRACTICE_ID.name(), Registration.PATIENT_ID.name()};
        return aurum.rows(Registration.TABLE).join(other, keys).join(deaths, keys).collectAsList().stream()
                .filter(row -> !Objects.equals(row.getAs(Registration.END_DATE.name()), row.getAs(end)))
                .collect(Collectors.groupingBy(
                        row -> (row.getAs(Registration.END_DATE.name()) == null ? "open" : "ends") + " / "
                                + (row.getAs(end) == null
                                        ? "open"
                                        : row.getAs(end).equals(row.getAs(Patient.DEATH_DATE.name()))
                                                ? "at death"
                                                : row.getAs(end).equals(row.getAs(Registration.START_DATE.name()))
                                                        ? "at start"
                                                        : "ends"),
                        Collectors.counting()));
    }

    /** The rule that OMOP cannot ask leaves 24 more; without it every count and every member is the same. */
    private void assertCohorts() throws IOException {
        var ofAurum = cohort(aurum, study);
        var anyAurum = cohort(aurum, study("aurum", ""));
        var anyOmop = cohort(omop, study("omop", ""));
        var remaining = CohortFlow.remaining(ofAurum);
        var remainingOfAny = CohortFlow.remaining(anyAurum);
        assertThat(remainingOfAny.entrySet().stream()
                        .filter(step -> !step.getValue().equals(remaining.get(step.getKey())))
                        .map(step ->
                                "%s %d %d".formatted(step.getKey(), remaining.get(step.getKey()), step.getValue())))
                .containsExactly(
                        "control in-risk-set 2961 3008",
                        "control not-yet-referred 2506 2545",
                        "control age-years 2354 2398",
                        "control registered-days 2354 2398",
                        "control drawn 2045 2089",
                        "control once-a-quarter 1959 1995",
                        "extract registered-in-data-window 3775 3798",
                        "referred age-years 254 259",
                        "referred registered-days 254 259",
                        "referred first-referral-ever 254 259");
        assertThat(CohortFlow.remaining(anyOmop)).isEqualTo(remainingOfAny);
        assertSame(
                anyAurum.members().drop(CohortMember.IMD_DECILE.name()),
                anyOmop.members().drop(CohortMember.IMD_DECILE.name()));
        assertSame(anyAurum.episodes(), anyOmop.episodes());
        assertCountsOfThePage(ofAurum);
        CohortFlow.assertAddsUp(ofAurum);
    }

    private static void assertCountsOfThePage(Cohort cohort) {
        var episodes = cohort.episodes().collectAsList();
        assertThat(episodes.stream()
                        .filter(row -> row.getAs("referred_date") != null)
                        .collect(Collectors.groupingBy(
                                row -> row.<Date>getAs("referred_date")
                                        .toLocalDate()
                                        .getYear(),
                                Collectors.counting())))
                .isEqualTo(Map.of(2015, 91L, 2016, 80L, 2017, 80L, 2018, 88L, 2019, 102L, 2020, 3L));
        assertThat(episodes.stream()
                        .filter(row -> row.getAs("declined_date") != null)
                        .map(row -> row.getAs("practice_id") + " " + row.getAs("patient_id"))
                        .distinct())
                .hasSize(103);
    }

    private Cohort cohort(Ingested ingested, Study of) {
        var coded = CodedEvents.find(
                        ingested.rows(Event.TABLE),
                        ingested.rows(Code.TABLE),
                        lists,
                        List.of("social-prescribing-referred", "social-prescribing-declined"))
                .cache();
        return Cohort.derive(
                new CohortInputs(
                        ingested.rows(Practice.TABLE),
                        ingested.rows(Patient.TABLE),
                        ingested.rows(Registration.TABLE),
                        coded,
                        ingested.rows(SpReferral.TABLE)),
                of);
    }

    private void assertSame(Table table, Column... columns) {
        assertSame(aurum.rows(table).select(columns), omop.rows(table).select(columns));
    }

    /** The same rows, equally often, by one pass over both. */
    private static void assertSame(Dataset<Row> first, Dataset<Row> second) {
        var surplus = "surplus";
        var columns = Stream.of(first.columns()).map(functions::col).toArray(Column[]::new);
        var unequal = first.withColumn(surplus, functions.lit(1))
                .unionAll(second.withColumn(surplus, functions.lit(-1)))
                .groupBy(columns)
                .agg(functions.sum(surplus).as(surplus))
                .where(functions.col(surplus).notEqual(0))
                .select(functions.col(surplus).gt(0).as("is_of_first"))
                .groupBy("is_of_first")
                .count();
        assertThat(unequal.collectAsList())
                .as(String.join(", ", first.columns()))
                .isEmpty();
    }

    /** Coded entries with their SNOMED CT code. */
    private static Dataset<Row> entries(Ingested ingested) {
        var codes = ingested.rows(Code.TABLE)
                .where(Code.CODE_SYSTEM.col().equalTo("snomed"))
                .select(Code.CODE_KEY.col(), Code.CODE.col());
        return ingested.rows(Event.TABLE)
                .join(functions.broadcast(codes), Event.CODE_KEY.name())
                .select(
                        Event.PRACTICE_ID.col(),
                        Event.PATIENT_ID.col(),
                        Event.EVENT_DATE.col(),
                        Code.CODE.col(),
                        Event.VALUE.col(),
                        Event.CONTACT_ID.col().isNotNull());
    }

    private Ingested ingested(String layout) throws IOException {
        var folder =
                DELIVERED.resolve(layout).toAbsolutePath().normalize().toUri().toString();
        return DeliveryIngest.read(
                SharedSpark.session(), folder, study(layout, ACCEPTABLE_RULE).source(), lists, words -> {});
    }

    private static Study study(String layout, String acceptableRule) throws IOException {
        var text = Files.readString(Path.of("conf/studies/synthea.yaml"));
        assertThat(text).contains("layout: aurum").contains(ACCEPTABLE_RULE);
        return StudyReader.read(
                "synthea.yaml",
                text.replace("layout: aurum", "layout: " + layout).replace(ACCEPTABLE_RULE, acceptableRule));
    }
}
