package org.socialrx.describe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.socialrx.Rows;
import org.socialrx.schema.core.Patient;
import org.socialrx.schema.study.CodedEvent;
import org.socialrx.study.EthnicGroups;

class EthnicityTest {
    private final Rows patients = Rows.of(Patient.TABLE)
            .always(Patient.PRACTICE_ID, "A")
            .always(Patient.SEX, "female")
            .always(Patient.BIRTH_YEAR, 1970)
            .always(Patient.IS_ACCEPTABLE, true);
    private final Rows entries =
            Rows.of(CodedEvent.TABLE).always(CodedEvent.PRACTICE_ID, "A").always(CodedEvent.EVIDENCE, "status");
    private int entryCount;

    private void entered(String patient, String day, @Nullable String five, @Nullable String sixteen) {
        entryCount++;
        entry(patient, day, "ethnicity", five);
        entry(patient, day, "ethnicity-16", sixteen);
    }

    private void entry(String patient, String day, String list, @Nullable String group) {
        entries.row(
                CodedEvent.PATIENT_ID,
                patient,
                CodedEvent.EVENT_DATE,
                day,
                CodedEvent.EVENT_ID,
                "e" + entryCount,
                CodedEvent.CODELIST,
                list,
                CodedEvent.CATEGORY,
                group);
    }

    private List<String> groups(EthnicGroups... ways) {
        var ethnicity = new Ethnicity(List.of(ways));
        return ethnicity.add(patients.dataset(), entries.dataset()).orderBy("patient_id").collectAsList().stream()
                .map(row -> String.join(
                        ", ",
                        List.of(ways).stream()
                                .map(way -> row.<String>getAs(way.characteristic()))
                                .toList()))
                .toList();
    }

    @Test
    void the_latest_and_the_most_frequent_are_told_in_five_and_in_sixteen_groups() {
        patients.row(Patient.PATIENT_ID, "1");
        entered("1", "2010-01-01", "asian", "asian-indian");
        entered("1", "2011-01-01", "asian", "asian-pakistani");
        entered("1", "2012-01-01", "asian", "asian-indian");
        entered("1", "2013-01-01", "white", "white-irish");

        assertThat(groups(EthnicGroups.values())).containsExactly("white, asian, white-irish, asian-indian");
    }

    @Test
    void of_groups_entered_equally_often_the_one_entered_last_counts() {
        patients.row(Patient.PATIENT_ID, "1");
        entered("1", "2012-01-01", "asian", "asian-indian");
        entered("1", "2010-01-01", "black", "black-other");
        entered("1", "2013-01-01", "black", "black-african");
        entered("1", "2014-01-01", "asian", "asian-chinese");

        assertThat(groups(EthnicGroups.FIVE_MOST_FREQUENT, EthnicGroups.SIXTEEN_MOST_FREQUENT))
                .containsExactly("asian, asian-chinese");
    }

    @Test
    void an_entry_without_a_group_is_none_and_who_has_none_is_not_recorded() {
        patients.row(Patient.PATIENT_ID, "1").row(Patient.PATIENT_ID, "2");
        entered("1", "2010-01-01", "mixed", null);
        entered("1", "2011-01-01", null, null);

        assertThat(groups(EthnicGroups.values()))
                .containsExactly(
                        "mixed, mixed, not-recorded, not-recorded",
                        "not-recorded, not-recorded, not-recorded, not-recorded");
    }
}
