package org.socialrx.release;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.socialrx.schema.result.Estimate;
import org.socialrx.study.HomelessAlgorithm;
import org.socialrx.table.Disclosure;

/**
 * Estimates of overlapping subgroups: two over nearly the same people would together say something of the few that make
 * the difference, so that only the one over more people is shown.
 */
final class HomelessEstimates {
    private HomelessEstimates() {}

    /** One estimate, exact and as it is released. */
    private record Pair(Line exact, ReleasedLine released) {
        long count(String field) {
            return exact.value(field) instanceof Number number ? number.longValue() : 0;
        }

        boolean isEstimated() {
            return released.value(Estimate.ESTIMATE) != null;
        }

        void withhold() {
            exact.table().fields().stream()
                    .filter(field -> field.disclosure() instanceof Disclosure.Guarded)
                    .forEach(released::suppress);
        }
    }

    /**
     * Suppresses what would be told by the side of a wider subgroup.
     *
     * @param lines rows of {@code result.estimate}
     * @param released what is released of each
     */
    static void withhold(List<Line> lines, List<ReleasedLine> released, Profile profile) {
        Map<String, Map<HomelessAlgorithm, Pair>> estimates = new LinkedHashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            var pair = new Pair(lines.get(i), released.get(i));
            HomelessAlgorithm.ofSubgroup(pair.exact().text(Estimate.SUBGROUP))
                    .ifPresent(algorithm -> estimates
                            .computeIfAbsent(analysis(pair.exact()), key -> new TreeMap<>(Comparator.reverseOrder()))
                            .put(algorithm, pair));
        }
        estimates.values().forEach(nested -> fromTheWidest(nested.values(), profile));
    }

    private static void fromTheWidest(Collection<Pair> nested, Profile profile) {
        var shown = new ArrayList<Pair>();
        for (var narrow : nested) {
            if (shown.stream().anyMatch(wide -> differByFew(wide, narrow, profile))) {
                narrow.withhold();
            } else if (narrow.isEstimated()) {
                shown.add(narrow);
            }
        }
    }

    private static boolean differByFew(Pair wide, Pair narrow, Profile profile) {
        return List.of(Estimate.TREATED_COUNT, Estimate.CONTROL_COUNT).stream()
                .mapToLong(count -> wide.count(count.name()) - narrow.count(count.name()))
                .anyMatch(difference -> difference > 0 && difference <= profile.protectUpTo());
    }

    private static String analysis(Line line) {
        return String.join("/", line.text(Estimate.ANALYSIS), line.text(Estimate.OUTCOME), line.text(Estimate.SCALE));
    }
}
