package org.socialrx.fit.request;

import java.util.List;

/**
 * One covariance that a model asks for.
 *
 * @param type how errors are computed
 * @param clusters columns whose values are the clusters; none, one or two
 */
public record Covariance(CovarianceType type, List<String> clusters) {
    public Covariance {
        clusters = List.copyOf(clusters);
    }

    /** A covariance by clusters of some columns, or without clusters. */
    public static Covariance of(CovarianceType type, String... clusters) {
        return new Covariance(type, List.of(clusters));
    }

    /** How it reads in the results: {@code classical}, {@code CR2(practice)}, {@code CR1S(firm+year)}. */
    public String label() {
        return clusters.isEmpty() ? type.word() : "%s(%s)".formatted(type.word(), String.join("+", clusters));
    }
}
