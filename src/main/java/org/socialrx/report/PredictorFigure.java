package org.socialrx.report;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.socialrx.report.RatioRows.Ratio;
import org.socialrx.report.Sheet.Entry;
import org.socialrx.schema.result.Predictor;

/**
 * What makes referral likelier, all characteristics at once and within practices.
 *
 * @param sheet released odds ratios
 * @param completeness how complete the characteristics are
 */
record PredictorFigure(Sheet sheet, Completeness completeness) {
    /** The figure; empty when no odds ratio was released. */
    static Optional<Figure> of(Sheet predictors, Completeness completeness) {
        var figure = new PredictorFigure(predictors, completeness);
        return figure.ratios().isEmpty() ? Optional.empty() : Optional.of(figure.figure());
    }

    private Figure figure() {
        var rows = new RatioRows(ratios());
        return new Figure(
                "predictors",
                "Odds of referral over those of the reference, within practices, all else equal",
                claim(),
                "Logistic regression of ever referred on everything shown, with an effect for every practice. Orange: "
                        + "chance alone does not explain the difference (95 %). Associations: what is recorded more often "
                        + "for those who are seen more often is a predictor too. Compared with: "
                        + references() + "." + completeness.warning(variables()),
                "Odds ratios with 95 % intervals. " + rows.words() + ".",
                rows.plot(Figure.WIDE).svg("pr-w"),
                rows.plot(Figure.NARROW).svg("pr-n"),
                sheet,
                "predictor");
    }

    /** The strongest of those that chance does not explain. */
    String claim() {
        return ratios().stream()
                .filter(row -> !row.holdsOne())
                .max(Comparator.comparingDouble(row -> Math.abs(Math.log(row.value()))))
                .map(row -> "The strongest predictor of referral shown is %s: %s times the odds (95 %% interval %s–%s)."
                        .formatted(
                                row.label(),
                                Numerals.fixed(row.value(), 2),
                                Numerals.fixed(row.low(), 2),
                                Numerals.fixed(row.high(), 2)))
                .orElse("Nothing shown predicts referral more than chance allows.");
    }

    private String references() {
        return sheet.entries().stream()
                .filter(entry -> entry.isTrue(Predictor.IS_REFERENCE))
                .map(PredictorFigure::label)
                .collect(Collectors.joining("; "));
    }

    private List<String> variables() {
        return sheet.entries().stream()
                .map(entry -> entry.text(Predictor.VARIABLE))
                .distinct()
                .toList();
    }

    private List<Ratio> ratios() {
        return sheet.entries().stream()
                .filter(entry -> entry.number(Predictor.CI_HIGH).isPresent())
                .filter(entry -> entry.number(Predictor.CI_LOW).orElse(0) > 0)
                .sorted(Comparator.comparing((Entry entry) -> entry.text(Predictor.VARIABLE))
                        .thenComparingInt(entry -> entry.integer(Predictor.LEVEL_ORDER)))
                .map(PredictorFigure::ratio)
                .toList();
    }

    private static String label(Entry entry) {
        var variable = Words.heading(entry.text(Predictor.VARIABLE)).replace(", 1 = most deprived", "");
        return variable + ": " + Words.of(entry.text(Predictor.LEVEL));
    }

    private static Ratio ratio(Entry entry) {
        double low = entry.number(Predictor.CI_LOW).orElseThrow();
        double high = entry.number(Predictor.CI_HIGH).orElseThrow();
        boolean isApart = low > 1 || high < 1;
        return new Ratio(
                label(entry),
                entry.number(Predictor.ODDS_RATIO).orElseThrow(),
                low,
                high,
                isApart ? Plot.ORANGE : Plot.GREEN);
    }
}
