package org.socialrx.stats.did;

import org.socialrx.stats.algebra.CompensatedSums;

/** For each term of a method: sum w, sum w v, sum w x and sum w v x; and the number of treated rows. */
final class TermSums implements CellSums {
    private static final long serialVersionUID = 1;

    private final Comparison comparison;
    private final int columns;
    private final CompensatedSums[] weighted;
    private final CompensatedSums[] weightedValues;
    private long treated;
    private long controls;

    TermSums(Comparison comparison, int terms, int columns) {
        this.comparison = comparison;
        this.columns = columns;
        weighted = new CompensatedSums[terms];
        weightedValues = new CompensatedSums[terms];
        for (int k = 0; k < terms; k++) {
            weighted[k] = new CompensatedSums(columns);
            weightedValues[k] = new CompensatedSums(columns);
        }
    }

    @Override
    public void add(Observation row) {
        if (row.isTreated()) {
            treated++;
        } else {
            controls++;
        }
        for (int k = 0; k < weighted.length; k++) {
            double weight = comparison.weight(k, row);
            if (weight != 0) {
                weighted[k].addScaled(row.covariates(), weight);
                weightedValues[k].addScaled(row.covariates(), weight * comparison.value(k, row));
            }
        }
    }

    @Override
    public void merge(CellSums other) {
        var sums = (TermSums) other;
        treated += sums.treated;
        controls += sums.controls;
        for (int k = 0; k < weighted.length; k++) {
            weighted[k].merge(sums.weighted[k]);
            weightedValues[k].merge(sums.weightedValues[k]);
        }
    }

    long treated() {
        return treated;
    }

    long controls() {
        return controls;
    }

    /** Sum w of a term: the first covariate is 1. */
    double weight(int term) {
        return weighted[term].value(0);
    }

    /** Sum w v of a term. */
    double value(int term) {
        return weightedValues[term].value(0);
    }

    /** Sum w x of a term. */
    double[] covariates(int term) {
        return weighted[term].values();
    }

    /** Sum w (v - centre) x of a term. */
    double[] deviations(int term, double centre) {
        double[] deviations = new double[columns];
        for (int j = 0; j < columns; j++) {
            deviations[j] = weightedValues[term].value(j) - centre * weighted[term].value(j);
        }
        return deviations;
    }
}
