package org.socialrx.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.socialrx.SharedSpark;

/** The last gate alone: what it says to plans that the first two would not have let through. */
class PlanRulesTest {
    private static Path folder = Path.of("");

    private final PlanRules rules = new PlanRules();

    @BeforeAll
    static void open() throws IOException {
        folder = ReleaseFixture.folder();
        var root = new ReleaseRoot(new org.apache.hadoop.fs.Path(
                ReleaseFixture.releaseRoot(folder).toUri().toString().replaceFirst("/+$", "")));
        Gate.open(new Gate(AccessToken.generate(), root));
    }

    @AfterAll
    static void close() {
        Gate.close();
    }

    @Test
    void a_released_table_passes() {
        assertThatCode(() -> rules.checkAnalysed(analysed(delta("release/small-demo/estimate"))))
                .doesNotThrowAnyException();
    }

    @Test
    void a_table_beside_the_root_is_refused() {
        assertRefused(delta("core/patient"), "release root");
    }

    @Test
    void a_table_beside_the_root_is_refused_under_other_nodes() {
        var released = delta("release/small-demo/estimate");

        assertRefused(
                released.crossJoin(delta("core/patient").limit(1)).groupBy().count(), "release root");
    }

    @Test
    void files_are_refused_even_below_the_root() {
        var files = SharedSpark.session()
                .read()
                .parquet(folder.resolve("release/small-demo/estimate").toString());

        assertRefused(files, "release root");
    }

    @Test
    void a_log_read_by_a_client_is_refused() {
        var log = SharedSpark.session()
                .read()
                .json(folder.resolve("release/small-demo/estimate/_delta_log").toString() + "/*.json");

        assertRefused(log, "release root");
    }

    @Test
    void reflection_is_refused() {
        assertRefused(
                SharedSpark.session().range(1).selectExpr("coalesce(reflect('java.lang.Math', 'random'), 'x')"),
                "expression");
    }

    @Test
    void a_function_of_the_clients_is_refused() {
        var itself = functions.udf((Long id) -> id, DataTypes.LongType);

        assertRefused(SharedSpark.session().range(1).select(itself.apply(functions.expr("id"))), "expression");
    }

    @Test
    void a_path_through_the_root_and_out_again_is_not_below_it() {
        var root = Gate.current().root();

        assertThat(List.of("/../core/patient", "/..", "-other/estimate", ""))
                .noneMatch(path -> root.holds(new org.apache.hadoop.fs.Path(root.folder() + path)));
    }

    private void assertRefused(Dataset<?> frame, String rule) {
        assertThatThrownBy(() -> rules.checkAnalysed(analysed(frame)))
                .isInstanceOf(Refusal.class)
                .hasMessageStartingWith("Refused by the release server, rule " + rule + ":");
    }

    private static Dataset<Row> delta(String path) {
        return SharedSpark.session()
                .read()
                .format("delta")
                .load(folder.resolve(path).toString());
    }

    private static LogicalPlan analysed(Dataset<?> frame) {
        return ((org.apache.spark.sql.classic.Dataset<?>) frame)
                .queryExecution()
                .analyzed();
    }
}
