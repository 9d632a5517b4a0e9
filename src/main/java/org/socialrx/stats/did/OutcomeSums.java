package org.socialrx.stats.did;

import java.util.Optional;
import org.socialrx.stats.algebra.CrossProduct;

/** The cross products of covariates and outcome that the outcome models need: one of k + 1 columns for each model. */
final class OutcomeSums implements CellSums {
    private static final long serialVersionUID = 1;

    private final Comparison comparison;
    private final CrossProduct[] products;
    private final double[] row;

    OutcomeSums(Comparison comparison, int columns) {
        this.comparison = comparison;
        products = new CrossProduct[OutcomeModel.ALL.size()];
        for (int m = 0; m < products.length; m++) {
            products[m] = new CrossProduct(columns + 1);
        }
        row = new double[columns + 1];
    }

    @Override
    public void add(Observation observation) {
        double weight = comparison.outcomeWeight(observation);
        System.arraycopy(observation.covariates(), 0, row, 0, row.length - 1);
        row[row.length - 1] = observation.outcome();
        for (OutcomeModel model : OutcomeModel.ALL) {
            if (model.holds(observation)) {
                products[model.index()].add(row, weight);
            }
        }
    }

    @Override
    public void merge(CellSums other) {
        for (int m = 0; m < products.length; m++) {
            products[m].merge(((OutcomeSums) other).products[m]);
        }
    }

    /** The cross products of a model; empty if it has no rows. */
    Optional<CrossProduct> product(OutcomeModel model) {
        CrossProduct product = products[model.index()];
        return product.value(0, 0) > 0 ? Optional.of(product) : Optional.empty();
    }
}
