package org.socialrx.covariate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.socialrx.Rows;
import org.socialrx.schema.study.CodedEvent;
import org.socialrx.schema.study.CohortMember;
import org.socialrx.study.Covariates;

class BaselineCovariatesTest {
    private static final Covariates RULES = new Covariates(365, List.of(), List.of("depression", "homeless"));

    private final Rows events = Rows.of(CodedEvent.TABLE)
            .always(CodedEvent.PRACTICE_ID, "1")
            .always(CodedEvent.PATIENT_ID, "a")
            .always(CodedEvent.EVIDENCE, "status");
    private int eventCount;

    @Test
    void a_condition_counts_from_the_first_day_of_the_look_back_to_the_day_before_the_index_date() {
        // 2018-06-01 - 365 days = 2017-06-01
        entry("depression", "2017-06-01", null).entry("homeless", "2018-05-31", null);

        assertThat(covariates()).containsExactly("a 2018-06-01 not-recorded [depression, homeless]");
    }

    @Test
    void an_entry_before_the_look_back_or_on_the_index_date_does_not_count() {
        entry("depression", "2017-05-31", null)
                .entry("homeless", "2018-06-01", null)
                .entry("ethnicity", "2018-06-01", "asian");

        assertThat(covariates()).containsExactly("a 2018-06-01 not-recorded []");
    }

    @Test
    void something_declined_is_no_evidence_and_a_list_that_is_no_covariate_is_left_out() {
        events.row(
                CodedEvent.CODELIST,
                "homeless",
                CodedEvent.EVENT_DATE,
                "2018-05-01",
                CodedEvent.EVENT_ID,
                "x",
                CodedEvent.EVIDENCE,
                "declined");
        entry("copd", "2018-05-01", null);

        assertThat(covariates()).containsExactly("a 2018-06-01 not-recorded []");
    }

    @Test
    void ethnicity_is_the_latest_recorded_however_old_and_the_highest_entry_decides_on_one_day() {
        entry("ethnicity", "1999-01-01", "white")
                .entry("ethnicity", "2001-01-01", "mixed") // e1
                .entry("ethnicity", "2001-01-01", "black") // e2
                .entry("ethnicity", "2010-01-01", null);

        assertThat(covariates()).containsExactly("a 2018-06-01 black []");
    }

    @Test
    void homelessness_before_the_index_date_is_told_by_the_algorithms_that_see_it() {
        assertThat(homelessness()).isEqualTo("by none");
        // Two years before 2018-06-01 is 2016-06-01.
        entry("homeless", "2001-05-01", null);
        assertThat(homelessness()).isEqualTo("ever latest");
        entry("residential-care", "2010-05-01", null);
        assertThat(homelessness()).isEqualTo("ever");
        entry("homeless", "2016-06-01", null).entry("residential-care", "2018-06-01", null);
        assertThat(homelessness()).isEqualTo("ever latest recent");
    }

    private BaselineCovariatesTest entry(String list, String day, @Nullable String category) {
        events.row(
                CodedEvent.CODELIST,
                list,
                CodedEvent.EVENT_DATE,
                day,
                CodedEvent.EVENT_ID,
                "e" + eventCount++,
                CodedEvent.CATEGORY,
                category);
        return this;
    }

    private String homelessness() {
        return collected().get(0).getAs("homelessness");
    }

    private List<String> covariates() {
        return collected().stream()
                .map(row -> "%s %s %s %s"
                        .formatted(
                                row.getAs("patient_id"),
                                row.getAs("index_date"),
                                row.getAs("ethnicity"),
                                row.getList(row.fieldIndex("conditions"))))
                .toList();
    }

    private List<Row> collected() {
        var members = Rows.of(CohortMember.TABLE)
                .row(
                        CohortMember.PRACTICE_ID,
                        "1",
                        CohortMember.PATIENT_ID,
                        "a",
                        CohortMember.INDEX_DATE,
                        "2018-06-01",
                        CohortMember.IS_REFERRED,
                        true,
                        CohortMember.INDEX_QUARTER,
                        73,
                        CohortMember.SEX,
                        "female",
                        CohortMember.BIRTH_YEAR,
                        1960,
                        CohortMember.AGE_YEARS,
                        57,
                        CohortMember.OBSERVED_FROM,
                        "2015-01-01",
                        CohortMember.OBSERVED_TO,
                        "2019-12-31",
                        CohortMember.EXIT_REASON,
                        "end-of-data")
                .dataset();
        return new BaselineCovariates(RULES).collect(members, events.dataset()).collectAsList();
    }
}
