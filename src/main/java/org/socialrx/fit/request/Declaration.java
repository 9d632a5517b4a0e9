package org.socialrx.fit.request;

import java.util.List;
import java.util.Set;
import org.socialrx.study.Problem;

/** What an estimator says about the models it takes, so that a file can be checked before anything runs. */
public interface Declaration {
    /** Its name in a file of models. */
    String name();

    /** The keys it knows beside those that every model may have. */
    List<Key> keys();

    /** The kinds of errors it offers; empty when a model of it must not choose. */
    Set<CovarianceType> covariances();

    /** The errors of a model that does not choose. */
    List<Covariance> usualCovariance(Values values);

    /** Names that may stand as a cluster and are no columns of the table, such as {@code matched-set}. */
    default Set<String> ownClusters() {
        return Set.of();
    }

    /** Faults that no single key has alone; {@code where} of each is the key to blame. */
    default List<Problem> problems(Values values) {
        return List.of();
    }
}
