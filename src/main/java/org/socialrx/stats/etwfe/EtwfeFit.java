package org.socialrx.stats.etwfe;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import org.socialrx.stats.algebra.Maximum;
import org.socialrx.stats.count.LevelEffect;

/** A fitted model: its coefficients, what they say together, and their errors. */
public final class EtwfeFit {
    private final EtwfeDesign design;
    private final Maximum<EtwfeSums> maximum;
    private final EtwfeSums sums;
    private final CellTotals totals;
    private final Map<Integer, ClusterScores> scores = new TreeMap<>();

    EtwfeFit(
            EtwfeDesign design,
            Maximum<EtwfeSums> maximum,
            EtwfeSums sums,
            CellTotals totals,
            List<ClusterScores> scores) {
        this.design = design;
        this.maximum = maximum;
        this.sums = sums;
        this.totals = totals;
        scores.forEach(own -> this.scores.put(own.position(), own));
    }

    /**
     * A number that the coefficients make.
     *
     * @param value the number; not a number if nothing determines it
     * @param gradient its derivative by each coefficient
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Combined(double value, double[] gradient) {}

    /** The columns of the model. */
    public EtwfeDesign design() {
        return design;
    }

    /** A coefficient; not a number where earlier columns determine it. */
    public Combined coefficient(int column) {
        double[] gradient = new double[design.names().size()];
        gradient[column] = 1;
        return new Combined(maximum.coefficients()[column], gradient);
    }

    /** Mean over the treated rows of the expected events less those without the effect. */
    public Combined levelAtt() {
        Sums treated = sums(effect -> true);
        return new Combined(
                (treated.with - treated.without) / treated.rows,
                combine(treated, 1.0 / treated.rows, 1.0 / treated.rows));
    }

    /** Log of expected events over those without the effect, in all treated rows. */
    public Combined logRatioAtt() {
        return logRatio(sums(effect -> true));
    }

    /** Log of expected events over those without the effect, some periods after treatment. */
    public Combined logRatioAt(int eventTime) {
        return logRatio(sums(effect -> effect.eventTime() == eventTime));
    }

    /** The event times that there are effects at. */
    public List<Integer> eventTimes() {
        return design.effects().stream()
                .map(EtwfeDesign.Effect::eventTime)
                .distinct()
                .sorted()
                .toList();
    }

    /** Events with and without the effect in the treated rows some periods after treatment. */
    public LevelEffect levelEffect(IntPredicate isWanted) {
        Sums treated = sums(effect -> isWanted.test(effect.eventTime()));
        return new LevelEffect(
                treated.with,
                treated.without,
                treated.exposure,
                treated.allExposure - treated.exposure,
                treated.gradient,
                treated.gradientWithout);
    }

    private Combined logRatio(Sums treated) {
        return new Combined(
                Math.log(treated.with / treated.without), combine(treated, 1 / treated.with, 1 / treated.without));
    }

    private static double[] combine(Sums treated, double factor, double factorWithout) {
        double[] gradient = new double[treated.gradient.length];
        for (int j = 0; j < gradient.length; j++) {
            gradient[j] = factor * treated.gradient[j] - factorWithout * treated.gradientWithout[j];
        }
        return gradient;
    }

    /** Without the effect mu and mu (x - e_delta) shrink by exp(-delta). */
    private Sums sums(Predicate<EtwfeDesign.Effect> isWanted) {
        var total = new Sums(design.names().size());
        design.effects().stream()
                .filter(isWanted)
                .filter(effect -> !Double.isNaN(maximum.coefficients()[effect.column()]))
                .forEach(effect -> {
                    double shrink = Math.exp(-maximum.coefficients()[effect.column()]);
                    double fitted = sums.fitted(effect);
                    double[] gradient = sums.gradient(effect);
                    total.rows += sums.rows(effect);
                    total.exposure += sums.exposure(effect);
                    total.allExposure += totals.exposure(design.cohorts().get(effect.cohort()), effect.period());
                    total.with += fitted;
                    total.without += shrink * fitted;
                    for (int j = 0; j < gradient.length; j++) {
                        total.gradient[j] += gradient[j];
                        double own = j == effect.column() ? fitted : 0;
                        total.gradientWithout[j] += shrink * (gradient[j] - own);
                    }
                });
        return total;
    }

    private static final class Sums {
        private final double[] gradient;
        private final double[] gradientWithout;
        private double with;
        private double without;
        private double exposure;
        private double allExposure;
        private long rows;

        private Sums(int width) {
            gradient = new double[width];
            gradientWithout = new double[width];
        }
    }

    /**
     * Errors by one clustering (one position), or by two crossed ones (the positions of both and of their
     * intersection).
     *
     * @throws org.socialrx.stats.TooFewRowsException with fewer than two clusters
     */
    public EtwfeCovariance covariance(int... positions) {
        List<ClusterScores> parts = Arrays.stream(positions)
                .mapToObj(k -> Objects.requireNonNull(scores.get(k)))
                .toList();
        return EtwfeCovariance.of(parts, maximum.information().inverse(), sums.rows(), parameters(parts));
    }

    /** Rank, a constant, and the levels that are not nested in a cluster. */
    private int parameters(List<ClusterScores> parts) {
        List<ClusterScores> kinds = parts.subList(0, Math.min(2, parts.size()));
        long parameters = maximum.information().rank();
        if (kinds.stream().anyMatch(ClusterScores::nestsPeriods)) {
            parameters -= design.usedPeriods() - 1;
        }
        if (sums.absorbed() == Absorbed.UNIT) {
            parameters += kinds.stream().anyMatch(ClusterScores::nestsUnits) ? 1 : sums.units();
        } else if (kinds.stream().anyMatch(ClusterScores::nestsCohorts)) {
            parameters -= design.cohorts().size() - 1;
        }
        return Math.toIntExact(parameters);
    }

    /** Inverse information of all coefficients, 0 where earlier columns determine them. */
    public double[][] inverse() {
        return maximum.information().inverse();
    }

    /** Coefficients that the rows determine. */
    public int rank() {
        return maximum.information().rank();
    }

    /** How many clusters a clustering has. */
    public long clusters(int position) {
        return Objects.requireNonNull(scores.get(position)).count();
    }

    /** Rows that count. */
    public long rows() {
        return sums.rows();
    }

    /** Rows of cohorts without a row before treatment, and of periods without anyone untreated. */
    public long uninformativeRows() {
        return EtwfeDesign.uninformative(totals.rows(), design.periods());
    }

    /** Other rows left out, because their unit, cohort or period has no event at all. */
    public long silentRows() {
        long all = totals.rows().values().stream().flatMapToLong(Arrays::stream).sum();
        return all - uninformativeRows() - sums.rows();
    }

    /** The log-likelihood. */
    public double logLikelihood() {
        return sums.logLikelihood() + totals.exposed(design) - totals.factorials(design);
    }

    /** Twice its distance from the saturated model. */
    public double deviance() {
        return 2 * (totals.saturated(design) - sums.logLikelihood() - totals.exposed(design));
    }
}
