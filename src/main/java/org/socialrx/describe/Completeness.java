package org.socialrx.describe;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.first;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sequence;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.year;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.socialrx.schema.core.Patient;
import org.socialrx.schema.core.Practice;
import org.socialrx.schema.study.CodedEvent;
import org.socialrx.study.Study;
import org.socialrx.study.UrbanRural;

/**
 * For how many of the adults registered in a year each circumstance had been recorded by the end of it.
 *
 * <p>Recorded: an entry that says how it is; unknown: none of those, but one that says that the patient declined or
 * that it is not known; missing: neither. Counted by practice and year in one pass, without a row a person and
 * circumstance.
 */
final class Completeness {
    private static final String YEAR = "calendar_year";
    private static final List<String> STATES = List.of("recorded", "unknown");
    private static final Map<String, Column> OF_THE_PATIENT = Map.of(
            "deprivation",
            Patient.IMD_DECILE.col(),
            "region",
            Practice.REGION.col(),
            UrbanRural.CHARACTERISTIC,
            Patient.URBAN_RURAL.col());

    private final Study study;
    private final People people;
    private final DescribeInputs inputs;

    Completeness(Study study, People people, DescribeInputs inputs) {
        this.study = study;
        this.people = people;
        this.inputs = inputs;
    }

    /** The cells of all practices and years; their number grows with the practices. */
    CompletenessCells cells() {
        var counts = new ArrayList<Column>();
        counts.add(count_if(lit(true)).as("registered"));
        names().forEach(name ->
                STATES.forEach(state -> counts.add(count_if(is(name, state)).as(column(name, state)))));
        var rows = personYears()
                .join(firstEntries(), People.patientKey(), "left")
                .groupBy(Patient.PRACTICE_ID.col(), col(YEAR))
                .agg(counts.get(0), counts.subList(1, counts.size()).toArray(Column[]::new))
                .collectAsList();
        return new CompletenessCells(rows.stream().flatMap(this::cells).toList(), withoutCodes());
    }

    private Stream<CompletenessCells.Cell> cells(Row row) {
        return names().stream()
                .map(name -> new CompletenessCells.Cell(
                        row.getString(0),
                        row.getInt(1),
                        name,
                        row.<Long>getAs("registered"),
                        row.<Long>getAs(column(name, "recorded")),
                        row.<Long>getAs(column(name, "unknown"))));
    }

    private List<String> withoutCodes() {
        return Arrays.stream(Determinant.values())
                .filter(determinant -> determinant.lists().stream().noneMatch(inputs.listsWithCodes()::contains))
                .map(Determinant::label)
                .toList();
    }

    /** Urban or rural is one of them when the study asks for it, because few suppliers deliver it. */
    private List<String> names() {
        boolean hasArea = study.describeBy().contains(UrbanRural.CHARACTERISTIC);
        var ofThePatient = OF_THE_PATIENT.keySet().stream()
                .filter(name -> hasArea || !name.equals(UrbanRural.CHARACTERISTIC))
                .sorted();
        return Stream.concat(Arrays.stream(Determinant.values()).map(Determinant::label), ofThePatient)
                .toList();
    }

    /** One row per adult and year with an observed day. */
    private Dataset<Row> personYears() {
        return people.spans()
                .withColumn(YEAR, explode(sequence(year(col(People.FROM)), year(col(People.TO)))))
                .where(col(YEAR).minus(Patient.BIRTH_YEAR.col()).geq(Described.ADULT_YEARS))
                .groupBy(Patient.PRACTICE_ID.col(), Patient.PATIENT_ID.col(), col(YEAR))
                .agg(
                        first(Patient.IMD_DECILE.col()).as(Patient.IMD_DECILE.name()),
                        first(Patient.URBAN_RURAL.col()).as(Patient.URBAN_RURAL.name()),
                        first(Practice.REGION.col()).as(Practice.REGION.name()));
    }

    /** The year of the first entry of each kind, one row per patient. */
    private Dataset<Row> firstEntries() {
        var says = CodedEvent.EVIDENCE
                .col()
                .notEqual("declined")
                .and(coalesce(CodedEvent.CATEGORY.col(), lit("")).notEqual("unknown"));
        var firsts = new ArrayList<Column>();
        for (var determinant : Determinant.values()) {
            var isListed = CodedEvent.CODELIST.col().isin(determinant.lists().toArray());
            var day = year(CodedEvent.EVENT_DATE.col());
            firsts.add(min(when(isListed.and(says), day)).as(column(determinant.label(), "recorded")));
            firsts.add(min(when(isListed.and(not(says)), day)).as(column(determinant.label(), "unknown")));
        }
        return inputs.codedEvent()
                .where(CodedEvent.EVENT_DATE.col().leq(lit(study.dataWindow().to())))
                .where(CodedEvent.CODELIST
                        .col()
                        .isin(Arrays.stream(Determinant.values())
                                .flatMap(determinant -> determinant.lists().stream())
                                .toArray()))
                .groupBy(CodedEvent.PRACTICE_ID.col(), CodedEvent.PATIENT_ID.col())
                .agg(firsts.get(0), firsts.subList(1, firsts.size()).toArray(Column[]::new));
    }

    private static Column is(String name, String state) {
        var value = OF_THE_PATIENT.get(name);
        if (value != null) {
            return state.equals("recorded") ? value.isNotNull() : lit(false);
        }
        var recorded = coalesce(col(column(name, "recorded")).leq(col(YEAR)), lit(false));
        var unknown = coalesce(col(column(name, "unknown")).leq(col(YEAR)), lit(false));
        return state.equals("recorded") ? recorded : unknown.and(not(recorded));
    }

    private static String column(String name, String state) {
        return name + " " + state;
    }
}
