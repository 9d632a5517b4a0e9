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
import org.socialrx.table.SideBySide;

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
        try (var passes = new SideBySide()) {
            var predictors = passes.start(() -> new Predictors(study, cells).rows(adults));
            var refusals = passes.start(() -> new RefusalOdds(study, cells).of(adults));
            var rates = passes.start(() -> new FirstEventRates(study, people).cells());
            var completeness = passes.start(() -> new Completeness(study, people, inputs).cells());
            var schemeUse = passes.start(() -> new SchemeUse(study, inputs).rows(cells));
            var months = passes.start(() -> new MonthlyEvents(study, people).rows());

            var shares = new ArrayList<>(Funnel.rows(cells));
            shares.addAll(schemeUse.get());
            shares.addAll(completeness.get().shares());
            shares.addAll(months.get());
            var ratios = new EquityRatios(study, cells, refusals.get());
            return new DescribeTables(
                    session.createDataFrame(Characteristics.rows(cells), Characteristic.TABLE.schema()),
                    session.createDataFrame(FirstEventRates.rows(rates.get()), Rate.TABLE.schema()),
                    session.createDataFrame(shares, GroupShare.TABLE.schema()),
                    session.createDataFrame(
                            ratios.rows(FirstEventRates.againstAge(rates.get())), EquityRatio.TABLE.schema()),
                    session.createDataFrame(
                            new EquityIndices(cells).rows(ratios.againstNeed()), EquityIndex.TABLE.schema()),
                    session.createDataFrame(PracticeShares.rows(cells), PracticeShare.TABLE.schema()),
                    session.createDataFrame(completeness.get().spread(), CompletenessSpread.TABLE.schema()),
                    session.createDataFrame(predictors.get(), Predictor.TABLE.schema()));
        } finally {
            adults.unpersist();
            people.release();
        }
    }
}
