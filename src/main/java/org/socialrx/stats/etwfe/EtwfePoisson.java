package org.socialrx.stats.etwfe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.socialrx.stats.Passes;
import org.socialrx.stats.TooFewRowsException;
import org.socialrx.stats.algebra.Maximum;
import org.socialrx.stats.algebra.NewtonRaphson;

/**
 * Poisson regression with an effect for each treated cohort and period: E(y) = e exp(level + period + delta(g,t) +
 * x'b).
 *
 * <p>Source: Wooldridge, Econometrics Journal 2023;26:C31. Only the mean has to be right: the errors are by cluster.
 *
 * @param periods all periods, ascending
 * @param absorbed what has a level of its own
 * @param covariates names of the covariates
 * @param clusterings the clusterings that the units name
 */
public record EtwfePoisson(
        List<Integer> periods, Absorbed absorbed, List<String> covariates, List<Clustering> clusterings) {
    public EtwfePoisson {
        periods = List.copyOf(periods);
        covariates = List.copyOf(covariates);
        clusterings = List.copyOf(clusterings);
    }

    /**
     * Fits. With cohort levels and no covariates in one pass (one more for clusters within units), otherwise one for
     * each Newton step and four more.
     *
     * @throws org.socialrx.stats.SeparationException naming effects that run to infinity
     * @throws TooFewRowsException when nobody is treated in the periods seen, or nobody untreated
     */
    public EtwfeFit fit(Passes<CountUnit> units) {
        boolean isByCells = absorbed == Absorbed.COHORT && covariates.isEmpty();
        int[] across = positions(Clustering.Size.ACROSS_UNITS);
        CountCells cells = isByCells ? units.run(new CountCells(periods.size(), across)) : null;
        CellTotals totals = cells == null ? units.run(new CellTotals(periods.size())) : cells.totals();
        Passes<CountUnit> rows = cells == null ? units : Passes.over(cells.units(clusterings.size()));
        EtwfeDesign design = EtwfeDesign.of(totals, periods, absorbed, covariates);
        if (design.effects().isEmpty()) {
            throw new TooFewRowsException("cohorts seen before and after their treatment beside untreated ones", 0, 1);
        }
        var newton = new NewtonRaphson<EtwfeSums>(design.names(), NewtonRaphson.WhenSeparated.REFUSE);
        Maximum<EtwfeSums> maximum =
                newton.maximise(EtwfeSums.start(design, absorbed), b -> new EtwfeSums(design, absorbed, b), rows::run);
        EtwfeSums sums = rows.run(new EtwfeSums(design, absorbed, maximum.coefficients()));
        double[] zeroed = sums.coefficients();
        var scores = new ArrayList<>(
                rows.run(scores(design, zeroed, isByCells ? across : all())).clusterings());
        if (isByCells && across.length < clusterings.size()) {
            scores.addAll(units.run(scores(design, zeroed, positions(Clustering.Size.WITHIN_UNITS)))
                    .clusterings());
        }
        return new EtwfeFit(design, maximum, sums, totals, scores);
    }

    private EtwfeScores scores(EtwfeDesign design, double[] coefficients, int[] positions) {
        List<ClusterScores> empty = Arrays.stream(positions)
                .mapToObj(k -> new ClusterScores(design, clusterings.get(k), k))
                .toList();
        return new EtwfeScores(design, absorbed, coefficients, empty);
    }

    private int[] positions(Clustering.Size size) {
        return Arrays.stream(all())
                .filter(k -> clusterings.get(k).size() == size)
                .toArray();
    }

    private int[] all() {
        return IntStream.range(0, clusterings.size()).toArray();
    }
}
