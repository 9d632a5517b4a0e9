package org.socialrx.propensity;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.socialrx.Rows;
import org.socialrx.SharedSpark;
import org.socialrx.schema.core.Code;
import org.socialrx.schema.core.Event;
import org.socialrx.schema.study.CandidateCovariate;

/** A hand-drawn record: candidates indexed on 2018-05-01, a dictionary, and entries. */
final class WideRecord {
    private final Rows candidates = Rows.of(CandidateCovariate.TABLE)
            .always(CandidateCovariate.INDEX_DATE, "2018-05-01")
            .always(CandidateCovariate.INDEX_QUARTER, 73)
            .always(CandidateCovariate.SEX, "female")
            .always(CandidateCovariate.AGE_YEARS, 50)
            .always(CandidateCovariate.ETHNICITY, "white")
            .always(CandidateCovariate.HOMELESSNESS, "by none");
    private final Rows codes = Rows.of(Code.TABLE);
    private final Rows events = Rows.of(Event.TABLE);
    private int entries;

    WideRecord candidate(String practice, String patient, boolean isReferred, String... conditions) {
        candidates.row(
                CandidateCovariate.PRACTICE_ID,
                practice,
                CandidateCovariate.PATIENT_ID,
                patient,
                CandidateCovariate.IS_REFERRED,
                isReferred,
                CandidateCovariate.CONDITIONS,
                List.of(conditions));
        return this;
    }

    WideRecord code(String key, String system, String code, String term) {
        codes.row(Code.CODE_KEY, key, Code.CODE_SYSTEM, system, Code.CODE, code, Code.TERM, term);
        return this;
    }

    WideRecord entry(String practice, String patient, String day, String key) {
        events.row(
                Event.PRACTICE_ID,
                practice,
                Event.PATIENT_ID,
                patient,
                Event.EVENT_ID,
                "e" + entries++,
                Event.EVENT_DATE,
                day,
                Event.CODE_KEY,
                key);
        return this;
    }

    Dataset<Row> candidates() {
        return candidates.dataset();
    }

    /** The tables with the codes of the exposure. */
    WideScores.Tables tables(String... exposureKeys) {
        var exposure = SharedSpark.session()
                .createDataset(List.of(exposureKeys), Encoders.STRING())
                .toDF(Code.CODE_KEY.name());
        return new WideScores.Tables(candidates.dataset(), events.dataset(), codes.dataset(), exposure);
    }

    CandidateCodes.Search search(int lookBackDays, int gapDays, double rarePercent, String... exposureKeys) {
        var tables = tables(exposureKeys);
        return new CandidateCodes.Search(
                tables.events(), tables.codes(), tables.exposureCodes(), lookBackDays, gapDays, rarePercent);
    }
}
