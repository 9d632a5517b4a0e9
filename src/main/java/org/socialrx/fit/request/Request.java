package org.socialrx.fit.request;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One model to fit, its keys checked.
 *
 * @param name unique name
 * @param estimator name of the estimator
 * @param preparation what is done to the table first
 * @param factors numeric columns to treat as categories
 * @param reference reference level by category column, as text
 * @param covariance the errors wanted; the estimator's usual ones where the model does not say
 * @param level of intervals
 * @param values values of the estimator's own keys
 * @param columns columns the model names, clusters included
 * @param expressions SQL expressions that the estimator reads like columns
 */
public record Request(
        String name,
        String estimator,
        Preparation preparation,
        Set<String> factors,
        Map<String, String> reference,
        List<Covariance> covariance,
        double level,
        Values values,
        List<String> columns,
        List<String> expressions) {
    public Request {
        factors = Set.copyOf(factors);
        reference = Map.copyOf(reference);
        covariance = List.copyOf(covariance);
        columns = List.copyOf(columns);
        expressions = List.copyOf(expressions);
    }

    /** This request with more numeric columns treated as categories. */
    public Request withFactors(Collection<String> more) {
        var all = new LinkedHashSet<>(factors);
        all.addAll(more);
        return new Request(
                name, estimator, preparation, all, reference, covariance, level, values, columns, expressions);
    }

    /** The reference level that the model names for a category, if any. */
    public Optional<String> referenceOf(String column) {
        return Optional.ofNullable(reference.get(column));
    }

    /** Every column that serves as a cluster in a covariance, in order of mention. */
    public List<String> clusters() {
        var clusters = new LinkedHashSet<String>();
        covariance.stream().map(Covariance::clusters).forEach(clusters::addAll);
        return List.copyOf(clusters);
    }

    /** The distinct sets of cluster columns of the covariances of some types, in order of mention. */
    public List<List<String>> clusterings(Collection<CovarianceType> types) {
        var sets = new LinkedHashSet<List<String>>();
        covariance.stream()
                .filter(wanted ->
                        types.contains(wanted.type()) && !wanted.clusters().isEmpty())
                .map(Covariance::clusters)
                .forEach(sets::add);
        return List.copyOf(sets);
    }
}
