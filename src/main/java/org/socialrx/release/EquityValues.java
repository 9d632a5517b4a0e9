package org.socialrx.release;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.socialrx.schema.result.EquityIndex;
import org.socialrx.schema.result.EquityRatio;
import org.socialrx.schema.result.Rate;
import org.socialrx.stats.inequality.GradientIndices.Index;
import org.socialrx.stats.inequality.RankedCounts;
import org.socialrx.table.Field;

/**
 * Indices and standardised rates, computed again from what is released of the counts behind them.
 *
 * <p>An exact index over ten tenths, nine of which are known, gives the tenth; where one is suppressed there is no
 * index. A standardised rate is the released crude rate times what standardising does to it, to two decimals, so that
 * it says no more of the number of events than the crude one.
 */
final class EquityValues {
    private static final String DECILE = "deprivation-decile";
    private static final String NEED = "referred-need";
    private static final double FACTOR_DIGITS = 100;

    private EquityValues() {}

    /** Replaces the indices over tenths of deprivation; the one over practices stays. */
    static void recompute(List<Line> lines, List<ReleasedLine> released, List<Line> ratios, List<ReleasedLine> shown) {
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            var name = line.text(EquityIndex.INDEX_NAME);
            if (name.equals("median-odds-ratio")) {
                continue;
            }
            var measure = line.text(EquityIndex.MEASURE);
            replace(
                    released.get(i),
                    index(name, measure, ratios, shown).filter(index -> Double.isFinite(index.estimate())));
        }
    }

    private static void replace(ReleasedLine line, Optional<Index> index) {
        if (index.isPresent()) {
            line.replace(EquityIndex.ESTIMATE, index.get().estimate());
            line.replace(EquityIndex.CI_LOW, index.get().low());
            line.replace(EquityIndex.CI_HIGH, index.get().high());
        } else {
            line.suppress(EquityIndex.ESTIMATE);
            line.suppress(EquityIndex.CI_LOW);
            line.suppress(EquityIndex.CI_HIGH);
        }
    }

    private static Optional<Index> index(String name, String measure, List<Line> ratios, List<ReleasedLine> shown) {
        var tenths = IntStream.range(0, ratios.size())
                .filter(i -> ratios.get(i).text(EquityRatio.MEASURE).equals(measure))
                .filter(i -> ratios.get(i).text(EquityRatio.VARIABLE).equals(DECILE))
                .filter(i -> ratios.get(i).text(EquityRatio.LEVEL).matches("\\d+"))
                .boxed()
                .sorted(Comparator.comparingInt(
                        i -> Integer.parseInt(ratios.get(i).text(EquityRatio.LEVEL))))
                .map(shown::get)
                .toList();
        var people = numbers(tenths, EquityRatio.BASE_COUNT);
        var events = numbers(tenths, EquityRatio.OBSERVED_COUNT);
        if (people.length < 2 || people.length < tenths.size() || events.length < tenths.size()) {
            return Optional.empty();
        }
        var counts = new RankedCounts(people, events);
        return switch (name) {
            case "slope-index" -> Optional.of(counts.indices().slope());
            case "relative-index" -> Optional.of(counts.indices().relative());
            case "concentration-index" -> Optional.of(counts.indices().concentration());
            default -> inequity(counts, measure, numbers(tenths, EquityRatio.EXPECTED_COUNT), tenths.size());
        };
    }

    private static Optional<Index> inequity(RankedCounts counts, String measure, double[] needed, int tenths) {
        return measure.equals(NEED) && needed.length == tenths
                ? Optional.of(counts.horizontalInequity(needed))
                : Optional.empty();
    }

    /** Released positive numbers; a zero of events is one, a zero of people is none. */
    private static double[] numbers(List<ReleasedLine> lines, Field field) {
        return lines.stream()
                .map(line -> line.value(field))
                .filter(Number.class::isInstance)
                .mapToDouble(number -> ((Number) number).doubleValue())
                .filter(number -> number > 0 || !field.equals(EquityRatio.BASE_COUNT))
                .toArray();
    }

    /** Replaces standardised rates. */
    static void standardise(List<Line> lines, List<ReleasedLine> released) {
        for (int i = 0; i < lines.size(); i++) {
            for (var field : List.of(Rate.STANDARDISED_PER_1000, Rate.STANDARDISED_LOW, Rate.STANDARDISED_HIGH)) {
                standardise(lines.get(i), released.get(i), field);
            }
        }
    }

    private static void standardise(Line line, ReleasedLine released, Field field) {
        var crude = line.value(Rate.RATE_PER_1000.name());
        var exact = line.value(field.name());
        var shown = released.value(Rate.RATE_PER_1000);
        if (crude instanceof Number rate && exact instanceof Number standardised && shown instanceof Number base) {
            double factor = Math.round(FACTOR_DIGITS * standardised.doubleValue() / rate.doubleValue()) / FACTOR_DIGITS;
            released.replace(field, base.doubleValue() * factor);
        } else {
            released.suppress(field);
        }
    }
}
