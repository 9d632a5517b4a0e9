package org.socialrx.stats.sensitivity;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.socialrx.stats.Golden;

class SensitivityGoldenTest {
    static Stream<Golden.Case> riskRatios() {
        return Golden.open("e-value").cases("e-value").stream();
    }

    static Stream<Golden.Case> coefficients() {
        return Golden.open("e-value").cases("omitted-variable-bias").stream();
    }

    @ParameterizedTest
    @MethodSource("riskRatios")
    void e_values_agree_with_the_formula_s_authors(Golden.Case reference) {
        var arguments = reference.arguments();

        var value = EValue.of(
                arguments.path("risk_ratio").asDouble(),
                arguments.path("lower").asDouble(),
                arguments.path("upper").asDouble());

        reference.check("e_value_point", "estimate", value.point());
        reference.check("e_value_limit", "estimate", value.limit());
    }

    @Test
    void the_e_value_of_a_rate_ratio_from_a_poisson_regression_agrees() {
        var reference = Golden.open("nmes1988").find("evalue-insurance");
        double ratio = reference.row("rate_ratio").path("estimate").asDouble();
        double lower = reference.row("lower_limit").path("estimate").asDouble();

        var value = EValue.of(ratio, lower, ratio * ratio / lower);

        reference.check("e_value", "estimate", value.point());
        reference.check("e_value_limit", "estimate", value.limit());
    }

    @ParameterizedTest
    @MethodSource("coefficients")
    void robustness_values_agree_with_the_published_ones(Golden.Case reference) {
        var arguments = reference.arguments();

        var robustness = OmittedVariable.of(
                arguments.path("t").asDouble(),
                arguments.path("df").asDouble(),
                arguments.path("q").asDouble());

        reference.check("partial_r2", "estimate", robustness.partialR2());
        reference.check("robustness_value", "estimate", robustness.robustnessValue());
    }

    @Test
    void limits_out_of_order_are_refused() {
        assertThatThrownBy(() -> EValue.of(2, 2.5, 3)).hasMessageContaining("in order");
    }
}
