package org.socialrx.stats.inference;

/** How residuals are inflated before they are summed by cluster; C clusters, N rows, K parameters. */
public enum ClusterCovarianceType {
    /** No factor. */
    CR0,
    /** C/(C-1). */
    CR1,
    /** C/(C-1) (N-1)/(N-K), K with every absorbed effect that is not nested in the clusters. */
    CR1S,
    /** Bell and McCaffrey: residuals over the root of 1 - leverage, unbiased under the working model. */
    CR2,
    /** Residuals over 1 - leverage, no factor. */
    CR3,
    /** Leave one cluster out: CR3 times (C-1)/C. */
    CR3_JACKKNIFE;

    /** The factor on the sum over clusters. */
    public double factor(long clusters, long rows, int parameters) {
        double c = clusters;
        return switch (this) {
            case CR0, CR2, CR3 -> 1;
            case CR1 -> c / (c - 1);
            case CR1S -> c / (c - 1) * (rows - 1.0) / (rows - parameters);
            case CR3_JACKKNIFE -> (c - 1) / c;
        };
    }
}
