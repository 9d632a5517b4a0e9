package org.socialrx.stats.etwfe;

import java.io.Serializable;

/**
 * One unit of a panel of counts, or the sum of units that share cohort and clusters. The arrays are not copied, because
 * there may be millions.
 *
 * @param cohort first treated period, 0 if never treated
 * @param rows how many rows are behind each period; 0 where it was not seen
 * @param counts events in each period
 * @param exposures person-time in each period, positive where there are rows
 * @param covariates one row a period, or none at all where the model has none; null where the period was not seen
 * @param labels for each clustering the cluster of each period, or of the whole unit where there is one entry
 */
@SuppressWarnings("ArrayRecordComponent")
public record CountUnit(
        int cohort, int[] rows, double[] counts, double[] exposures, double[][] covariates, String[][] labels)
        implements Serializable {
    private static final long serialVersionUID = 1;

    /** The cluster of a period under a clustering. */
    String label(int clustering, int period) {
        String[] labels = this.labels[clustering];
        return labels.length == 1 ? labels[0] : labels[period];
    }

    /** Whether the unit lies in one cluster. */
    boolean isWhole(int clustering) {
        return labels[clustering].length == 1;
    }
}
