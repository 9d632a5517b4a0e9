package org.socialrx.describe;

import java.util.ArrayList;
import org.apache.spark.storage.StorageLevel;
import org.socialrx.schema.result.Characteristic;
import org.socialrx.schema.result.CompletenessSpread;
import org.socialrx.schema.result.EquityIndex;
import org.socialrx.schema.result.EquityRatio;
import org.socialrx.schema.result.GroupShare;
import org.socialrx.schema.result.PracticeShare;
import org.socialrx.schema.result.Predictor;
import org.socialrx.schema.result.Rate;
import org.socialrx.study.Study;

/** Describes who was prescribed: the one way into this package. */
public final class Description {
    private Description() {}

    /**
     * Characteristics by group, rates of first events, the funnel of use, who was left out; the work is done when this
     * returns.
     */
    public static DescribeTables describe(Study study, DescribeInputs inputs) {
        var people = new People(study, inputs);
        var session = inputs.patient().sparkSession();
        var adults = new Described(study, people).adults().persist(StorageLevel.MEMORY_AND_DISK());
        var cells = PersonCells.of(study, adults, inputs.spReferral());
        var predictors = new Predictors(study, cells).rows(adults);
        var refusal = new RefusalOdds(study, cells).of(adults);
        adults.unpersist();
        var shares = new ArrayList<>(Funnel.rows(cells));
        shares.addAll(new SchemeUse(study, inputs).rows(cells));
        var rates = new FirstEventRates(study, people).cells();
        var completeness = new Completeness(study, people, inputs).cells();
        shares.addAll(completeness.shares());
        shares.addAll(new MonthlyEvents(study, people).rows());
        var ratios = new EquityRatios(study, cells, refusal);
        var tables = new DescribeTables(
                session.createDataFrame(Characteristics.rows(cells), Characteristic.TABLE.schema()),
                session.createDataFrame(FirstEventRates.rows(rates), Rate.TABLE.schema()),
                session.createDataFrame(shares, GroupShare.TABLE.schema()),
                session.createDataFrame(ratios.rows(FirstEventRates.againstAge(rates)), EquityRatio.TABLE.schema()),
                session.createDataFrame(
                        new EquityIndices(cells).rows(ratios.againstNeed()), EquityIndex.TABLE.schema()),
                session.createDataFrame(PracticeShares.rows(cells), PracticeShare.TABLE.schema()),
                session.createDataFrame(completeness.spread(), CompletenessSpread.TABLE.schema()),
                session.createDataFrame(predictors, Predictor.TABLE.schema()));
        people.release();
        return tables;
    }
}
