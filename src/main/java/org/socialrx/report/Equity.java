package org.socialrx.report;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.socialrx.schema.result.Characteristic;
import org.socialrx.schema.result.CompletenessSpread;
import org.socialrx.schema.result.EquityIndex;
import org.socialrx.schema.result.EquityRatio;
import org.socialrx.schema.result.Estimate;
import org.socialrx.schema.result.GroupShare;
import org.socialrx.schema.result.PracticeShare;
import org.socialrx.schema.result.Predictor;
import org.socialrx.schema.result.Rate;

/** Who was left out: the figures and folded tables of the section. */
final class Equity {
    private final List<Figure> figures;
    private final List<Checks.Block> blocks;

    Equity(ReportInputs inputs) {
        var shares = inputs.sheet(GroupShare.TABLE);
        var ratios = inputs.sheet(EquityRatio.TABLE);
        var indices = inputs.sheet(EquityIndex.TABLE);
        var completeness = new Completeness(ratios, inputs.study().describe().completePercent());
        figures = Stream.of(
                        FunnelFigure.of(shares),
                        UseFigure.of(shares),
                        RatioFigure.representation(ratios, completeness),
                        GradientFigure.of(ratios, indices, completeness),
                        RatioFigure.refusal(ratios, completeness),
                        PracticeFigure.of(inputs.sheet(PracticeShare.TABLE), indices),
                        PredictorFigure.of(inputs.sheet(Predictor.TABLE), completeness),
                        TrendFigure.events(shares),
                        TrendFigure.practices(shares),
                        CompletenessFigure.of(shares, inputs.study().describe().completePercent()))
                .flatMap(Optional::stream)
                .toList();
        blocks = Stream.of(
                        FunnelFigure.byGroup(shares),
                        UseFigure.table(shares),
                        GradientFigure.table(indices),
                        StandardisedTable.of(inputs.sheet(Rate.TABLE), ratios),
                        RefusalTable.of(ratios),
                        HomelessTable.of(inputs.sheet(Characteristic.TABLE)),
                        HomelessEffects.of(inputs.sheet(Estimate.TABLE)),
                        CompletenessFigure.table(shares, inputs.sheet(CompletenessSpread.TABLE)))
                .filter(block -> !block.rows().isEmpty())
                .toList();
    }

    List<Figure> figures() {
        return figures;
    }

    List<Checks.Block> blocks() {
        return blocks;
    }
}
