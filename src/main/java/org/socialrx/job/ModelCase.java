package org.socialrx.job;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.apache.spark.sql.SparkSession;
import org.socialrx.fit.Fitting;
import org.socialrx.fit.frame.DataTable;

/**
 * A model of {@code jobs/fit} on a simulated table.
 *
 * @param name its name
 * @param on the table
 * @param usualSize units of the published figures
 * @param model the model in YAML
 */
record ModelCase(String name, SimulatedTable on, long usualSize, String model) implements BenchmarkCase {
    private static final long UNITS = 990_000;
    private static final String GROUP_TIME = """
            models:
              - name: benchmark
                estimator: group-time-att
                outcome: y
                unit: id
                time: period
                cohort: first_treated
                controls: never-treated
                base-period: varying
                method: doubly-robust
                %s
                aggregations: [{by: simple}, {by: event-time}, {by: group}, {by: calendar}]
                covariance: [{type: influence}, {type: influence, cluster: practice}]
            """;
    private static final String ETWFE = """
            models:
              - name: benchmark
                estimator: etwfe-poisson
                outcome: contacts
                exposure: person_time
                unit: id
                time: period
                cohort: first_treated
                effects: cohort
                covariance: [{type: CR1S, cluster: practice}, {type: CR2, cluster: practice}]
            """;
    private static final String MATCHING = """
            models:
              - name: benchmark
                estimator: nearest-neighbour-matching
                id: id
                treatment: referred
                propensity: [age, female, imd_decile, conditions, need]
                distance: logit
                caliper: 0.2
                exact: [practice]
                ratio: 1
                replacement: false
                outcome: cost
                balance: [age, female, imd_decile, conditions, need]
            """;
    private static final String LOGISTIC = """
            models:
              - name: benchmark
                estimator: logistic
                outcome: y
                regressors: [%s]
            """;

    static ModelCase groupTime() {
        return new ModelCase("group-time-att", SimulatedTable.panel(), UNITS, GROUP_TIME.formatted("anticipation: 0"));
    }

    static ModelCase groupTimeWithCovariates() {
        return new ModelCase(
                "group-time-att-covariates",
                SimulatedTable.panel(),
                UNITS,
                GROUP_TIME.formatted("covariates: [x1, x2]"));
    }

    static ModelCase etwfe() {
        return new ModelCase("etwfe-poisson", SimulatedTable.panel(), UNITS, ETWFE);
    }

    static ModelCase matching() {
        return new ModelCase("matching", SimulatedTable.people(), 3_000_000, MATCHING);
    }

    static ModelCase logistic() {
        return new ModelCase(
                "logistic", SimulatedTable.design(), 1_000_000, LOGISTIC.formatted(SimulatedTable.regressors()));
    }

    @Override
    public String table() {
        return on.name();
    }

    @Override
    public long prepare(SparkSession session, String path, long size, String order) {
        return on.prepare(session, path, size, order);
    }

    @Override
    public Duration run(SparkSession session, String path) {
        var table = Optional.of(DataTable.open(session, path));
        List<Instant> scans = new CopyOnWriteArrayList<>();
        var outcomes = Fitting.fit(Fitting.read(name, model), table, (ended, of) -> scans.add(Instant.now()));
        var failed = outcomes.stream()
                .filter(outcome -> outcome.answer().isEmpty())
                .map(outcome -> outcome.reason())
                .collect(Collectors.joining("; "));
        if (!failed.isEmpty()) {
            throw new IllegalStateException("The benchmark's model failed: " + failed);
        }
        return Duration.between(scans.get(0), scans.get(Math.min(1, scans.size() - 1)));
    }
}
