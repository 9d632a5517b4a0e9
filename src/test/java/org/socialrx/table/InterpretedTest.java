package org.socialrx.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.execution.WholeStageCodegenExec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.socialrx.SharedSpark;

class InterpretedTest {
    private static final Map<String, String> GENERATING =
            Map.of("spark.sql.codegen.wholeStage", "true", "spark.sql.codegen.factoryMode", "FALLBACK");

    private final SparkSession spark = SharedSpark.session();
    private final Map<String, String> usual = new HashMap<>();

    @BeforeEach
    void generate_code() {
        GENERATING.forEach((name, value) -> {
            usual.put(name, spark.conf().get(name));
            spark.conf().set(name, value);
        });
    }

    @AfterEach
    void as_before() {
        usual.forEach(spark.conf()::set);
    }

    @Test
    void no_code_is_generated_for_the_work_and_again_afterwards() {
        assertThat(generatesCode()).isTrue();
        assertThat(Interpreted.run(spark, this::generatesCode)).isFalse();
        assertThat(generatesCode()).isTrue();
    }

    @Test
    void work_that_fails_leaves_the_settings_as_they_were() {
        assertThatThrownBy(() -> Interpreted.run(spark, () -> {
                    throw new IllegalStateException("failed");
                }))
                .hasMessage("failed");

        assertThat(generatesCode()).isTrue();
    }

    private boolean generatesCode() {
        var plan = spark.range(2).selectExpr("id + 1").queryExecution().executedPlan();
        return plan.find(WholeStageCodegenExec.class::isInstance).isDefined();
    }
}
