package org.socialrx.fit.request;

import java.util.EnumSet;
import java.util.Set;

/** How standard errors are computed, by the name a model gives it. */
public enum CovarianceType {
    /** Inverse information. */
    CLASSICAL("classical", 0, 0),
    /** Heteroscedasticity-robust, no factor. */
    HC0("HC0", 0, 0),
    /** Times N/(N-K). */
    HC1("HC1", 0, 0),
    /** Residuals over 1 - h. */
    HC3("HC3", 0, 0),
    /** By cluster, no factor. */
    CR0("CR0", 1, 2),
    /** Times C/(C-1). */
    CR1("CR1", 1, 2),
    /** Times C/(C-1) (N-1)/(N-K). */
    CR1S("CR1S", 1, 2),
    /** Bell and McCaffrey. */
    CR2("CR2", 1, 1),
    /** Residuals over 1 - leverage of the cluster, no factor. */
    CR3("CR3", 1, 1),
    /** CR3 times (C-1)/C. */
    CR3_JACKKNIFE("CR3-jackknife", 1, 1),
    /** From the influence of each unit or cluster. */
    INFLUENCE("influence", 0, 1),
    /** Borusyak, Jaravel and Spiess. */
    IMPUTATION("imputation", 0, 1);

    /** Those of the regressions with every kind of robust error. */
    public static final Set<CovarianceType> OF_REGRESSIONS = Set.copyOf(EnumSet.range(CLASSICAL, CR3_JACKKNIFE));

    /** Those without leverage of clusters. */
    public static final Set<CovarianceType> WITHOUT_CLUSTER_LEVERAGE = Set.copyOf(EnumSet.range(CLASSICAL, CR1S));

    /** By cluster, without leverage. */
    public static final Set<CovarianceType> BY_CLUSTER = Set.copyOf(EnumSet.range(CR0, CR1S));

    private final String word;
    private final int leastClusters;
    private final int mostClusters;

    CovarianceType(String word, int leastClusters, int mostClusters) {
        this.word = word;
        this.leastClusters = leastClusters;
        this.mostClusters = mostClusters;
    }

    /** Its name in a model. */
    public String word() {
        return word;
    }

    /** How many cluster columns it needs at least. */
    public int leastClusters() {
        return leastClusters;
    }

    /** How many cluster columns it takes at most. */
    public int mostClusters() {
        return mostClusters;
    }

    /** Whether it lets every row have a variance of its own. */
    public boolean isRobust() {
        return this == HC0 || this == HC1 || this == HC3;
    }

    /** Whether it sums residuals by cluster. */
    public boolean isByCluster() {
        return leastClusters > 0;
    }
}
