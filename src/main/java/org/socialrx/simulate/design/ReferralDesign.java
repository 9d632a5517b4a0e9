package org.socialrx.simulate.design;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.socialrx.stats.count.UnitPoissonRegression;
import org.socialrx.stats.count.UnitPoissonSums;
import org.socialrx.stats.inference.ClusterCovarianceType;
import org.socialrx.stats.inference.Estimate;
import org.socialrx.stats.logistic.LogisticRegression;
import org.socialrx.stats.logistic.LogisticSums;
import org.socialrx.stats.matching.Candidates;
import org.socialrx.stats.matching.NearestNeighbour;

/** Ways to compare the referred with others: whom with, and what with before. */
enum ReferralDesign {
    UNMATCHED("not matched", Match.NOTHING, 4),
    UNMATCHED_WITHOUT_LAST("not matched, last period left out", Match.NOTHING, 3),
    COVARIATE("matched on x", Match.COVARIATE, 4),
    COVARIATE_WITHOUT_LAST("matched on x, last period left out", Match.COVARIATE, 3),
    LAST_COUNT("matched on x and the last count", Match.LAST_COUNT, 4),
    MEAN_COUNT("matched on x and the mean count", Match.MEAN_COUNT, 4),
    MEAN_COUNT_WITHOUT_LAST("matched on x and the mean count, last period left out", Match.MEAN_COUNT, 3);

    private static final String EFFECT = "referred after";
    private static final double CALIPER = 0.2;

    private final String words;
    private final Match match;
    private final int baseline;

    ReferralDesign(String words, Match match, int baseline) {
        this.words = words;
        this.match = match;
        this.baseline = baseline;
    }

    /** What the propensity score knows. */
    private enum Match {
        NOTHING,
        COVARIATE,
        LAST_COUNT,
        MEAN_COUNT;

        private double past(Person person) {
            return switch (this) {
                case NOTHING, COVARIATE -> 0;
                case LAST_COUNT -> Math.log1p(person.counts()[ReferralWorld.BASELINE - 1]);
                case MEAN_COUNT -> Math.log1p(person.mean(ReferralWorld.BASELINE));
            };
        }
    }

    String words() {
        return words;
    }

    /** Compares, with practices as clusters, CR2 errors and Satterthwaite degrees of freedom. */
    Estimate estimate(List<Person> people) {
        var compared = match == Match.NOTHING ? people : matched(people);
        var fit = new UnitPoissonRegression(terms()).fit(sums -> add(compared, sums));
        double[] contrast = new double[terms().size()];
        contrast[fit.position(EFFECT)] = 1;
        return fit.byCluster().estimate(ClusterCovarianceType.CR2, fit.coefficients(), contrast, Answer.LEVEL);
    }

    private List<String> terms() {
        List<String> terms = new ArrayList<>();
        for (int t = 1; t < ReferralWorld.PERIODS; t++) {
            if (isUsed(t)) {
                terms.add("period " + t);
            }
        }
        terms.add(EFFECT);
        return terms;
    }

    private boolean isUsed(int period) {
        return period < baseline || period >= ReferralWorld.BASELINE;
    }

    /** One control each, within practice, furthest down first, no further than a fifth of the score's deviation. */
    private List<Person> matched(List<Person> people) {
        double[] score = score(people);
        double mean = 0;
        double squares = 0;
        for (double value : score) {
            mean += value / score.length;
        }
        for (double value : score) {
            squares += (value - mean) * (value - mean);
        }
        var rules = NearestNeighbour.pairs(CALIPER * Math.sqrt(squares / (score.length - 1)));
        Map<Integer, List<Integer>> byPractice = new TreeMap<>();
        for (int i = 0; i < people.size(); i++) {
            byPractice
                    .computeIfAbsent(people.get(i).practice(), practice -> new ArrayList<>())
                    .add(i);
        }
        List<Person> matched = new ArrayList<>();
        byPractice.values().forEach(own -> addPairs(people, own, score, rules, matched));
        return matched;
    }

    private static void addPairs(
            List<Person> people, List<Integer> own, double[] score, NearestNeighbour rules, List<Person> matched) {
        var candidates = new Candidates();
        for (int i : own) {
            if (people.get(i).isReferred()) {
                candidates.addTreated(i, score[i]);
            } else {
                candidates.addControl(i, score[i]);
            }
        }
        var pairs = rules.match(candidates);
        for (int pair = 0; pair < pairs.size(); pair++) {
            matched.add(people.get(own.get(pairs.treated(pair))));
            matched.add(people.get(own.get(pairs.control(pair))));
        }
    }

    private double[] score(List<Person> people) {
        boolean isMissing = people.stream().anyMatch(person -> Double.isNaN(person.covariate()));
        var names = new ArrayList<>(List.of("one", "x"));
        if (match != Match.COVARIATE) {
            names.add("past");
        }
        if (isMissing) {
            names.add("x not recorded");
        }
        var fit = new LogisticRegression(names).fit(sums -> addRows(people, names.size(), sums));
        return people.stream()
                .mapToDouble(person -> fit.logit(row(person, names.size())))
                .toArray();
    }

    private LogisticSums addRows(List<Person> people, int terms, LogisticSums sums) {
        people.forEach(person -> sums.add(row(person, terms), person.isReferred() ? 1 : 0, 1));
        return sums;
    }

    /**
     * 1, x or 0 where it is not recorded, the past where it is matched on, whether x is not recorded where that occurs.
     */
    private double[] row(Person person, int terms) {
        double[] row = new double[terms];
        boolean isMissing = Double.isNaN(person.covariate());
        row[0] = 1;
        row[1] = isMissing ? 0 : person.covariate();
        int next = 2;
        if (match != Match.COVARIATE) {
            row[next] = match.past(person);
            next++;
        }
        if (next < terms) {
            row[next] = isMissing ? 1 : 0;
        }
        return row;
    }

    /** People of one practice, arm and time observed share their regressors: their sum says all that each says. */
    private UnitPoissonSums add(List<Person> people, UnitPoissonSums sums) {
        Map<Key, double[]> counts = new HashMap<>();
        Map<Key, Integer> sizes = new TreeMap<>();
        for (var person : people) {
            var key = new Key(person.practice(), person.isReferred(), person.last());
            double[] own = counts.computeIfAbsent(key, k -> new double[ReferralWorld.PERIODS]);
            for (int t = 0; t < person.last(); t++) {
                own[t] += person.counts()[t];
            }
            sizes.merge(key, 1, Integer::sum);
        }
        sizes.forEach((key, size) -> addUnit(key, size, counts.getOrDefault(key, new double[0]), sums));
        return sums;
    }

    private void addUnit(Key key, int size, double[] counts, UnitPoissonSums sums) {
        var terms = terms();
        double[][] x = new double[ReferralWorld.PERIODS][terms.size()];
        double[] exposure = new double[ReferralWorld.PERIODS];
        for (int t = 0; t < ReferralWorld.PERIODS; t++) {
            exposure[t] = isUsed(t) && t < key.last() ? size : 0;
            int at = terms.indexOf("period " + t);
            if (at >= 0) {
                x[t][at] = 1;
            }
            x[t][terms.size() - 1] = key.isReferred() && t >= ReferralWorld.BASELINE ? 1 : 0;
        }
        sums.addUnit("%04d".formatted(key.practice()), 1, x, counts, exposure);
    }

    private record Key(int practice, boolean isReferred, int last) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int byPractice = Integer.compare(practice, other.practice);
            int byArm = Boolean.compare(isReferred, other.isReferred);
            return byPractice != 0 ? byPractice : byArm != 0 ? byArm : Integer.compare(last, other.last);
        }
    }
}
