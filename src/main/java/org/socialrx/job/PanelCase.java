package org.socialrx.job;

import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.spark.sql.SparkSession;
import org.socialrx.fit.Fitting;
import org.socialrx.fit.frame.DataTable;

/**
 * A model of {@code jobs/fit} on a simulated panel.
 *
 * @param name its name
 * @param model the model in YAML
 */
record PanelCase(String name, String model) implements BenchmarkCase {
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

    static PanelCase groupTime() {
        return new PanelCase("group-time-att", GROUP_TIME.formatted("anticipation: 0"));
    }

    static PanelCase groupTimeWithCovariates() {
        return new PanelCase("group-time-att-covariates", GROUP_TIME.formatted("covariates: [x1, x2]"));
    }

    static PanelCase etwfe() {
        return new PanelCase("etwfe-poisson", ETWFE);
    }

    @Override
    public String table() {
        return "panel";
    }

    @Override
    public long usualSize() {
        return 990_000;
    }

    @Override
    public long prepare(SparkSession session, String path, long size, String order) {
        return SimulatedPanel.prepare(session, path, size, order);
    }

    @Override
    public void run(SparkSession session, String path) {
        var table = Optional.of(DataTable.open(session, path));
        var failed = Fitting.fit(Fitting.read(name, model), table, (ended, of) -> {}).stream()
                .filter(outcome -> outcome.answer().isEmpty())
                .map(outcome -> outcome.reason())
                .collect(Collectors.joining("; "));
        if (!failed.isEmpty()) {
            throw new IllegalStateException("The benchmark's model failed: " + failed);
        }
    }
}
