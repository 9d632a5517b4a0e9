package org.socialrx.propensity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.socialrx.Rows;
import org.socialrx.schema.study.CandidateCovariate;
import org.socialrx.schema.study.CandidateHistory;
import org.socialrx.study.PeriodRange;

class PastContactsTest {
    @Test
    void each_number_is_the_log_of_one_plus_the_mean_contacts_of_its_periods() {
        var candidates = Rows.of(CandidateCovariate.TABLE)
                .row(
                        CandidateCovariate.PRACTICE_ID,
                        "1",
                        CandidateCovariate.PATIENT_ID,
                        "x",
                        CandidateCovariate.INDEX_DATE,
                        "2018-05-01",
                        CandidateCovariate.IS_REFERRED,
                        true,
                        CandidateCovariate.SEX,
                        "female",
                        CandidateCovariate.ETHNICITY,
                        "white",
                        CandidateCovariate.HOMELESSNESS,
                        "by none",
                        CandidateCovariate.AGE_YEARS,
                        50,
                        CandidateCovariate.INDEX_QUARTER,
                        73,
                        CandidateCovariate.CONDITIONS,
                        List.of())
                .dataset();
        var panel = Rows.of(CandidateHistory.TABLE)
                .always(CandidateHistory.PRACTICE_ID, "1")
                .always(CandidateHistory.PATIENT_ID, "x")
                .always(CandidateHistory.INDEX_DATE, "2018-05-01")
                .always(CandidateHistory.PERSON_DAYS, List.of(91, 91, 91, 91))
                .always(CandidateHistory.CENSORED_PERSON_DAYS, List.of(91, 91, 91, 91))
                .always(CandidateHistory.CENSORED_EVENT_COUNTS, Map.of())
                .row(
                        CandidateHistory.EVENT_COUNTS,
                        Map.of("gp-day", List.of(1, 3, 6, 90), "any-day", List.of(50, 50, 50, 50)))
                .dataset();
        var past = new PastContacts("gp-day", -8, List.of(new PeriodRange(-8, -7), new PeriodRange(-6, -6)));

        var row = past.addTo(candidates, panel).collectAsList();

        assertThat(row).hasSize(1);
        assertThat(past.numbers()).containsExactly("contacts of periods -8 to -7", "contacts of periods -6 to -6");
        assertThat(row.get(0).<Double>getAs(past.numbers().get(0))).isCloseTo(Math.log(3), within(1e-12));
        assertThat(row.get(0).<Double>getAs(past.numbers().get(1))).isCloseTo(Math.log(7), within(1e-12));
    }
}
