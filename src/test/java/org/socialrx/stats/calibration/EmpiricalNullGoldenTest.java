package org.socialrx.stats.calibration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.socialrx.stats.Golden;
import org.socialrx.stats.GoldenRows;

class EmpiricalNullGoldenTest {
    static Stream<Arguments> models() {
        return Stream.of("empirical-calibration", "simulated-calibration")
                .flatMap(folder -> Golden.open(folder).models("empirical-calibration").stream()
                        .map(name -> Arguments.of(folder, name)));
    }

    @ParameterizedTest
    @MethodSource("models")
    void the_null_and_calibrated_estimates_agree_with_the_reference(String folder, String name) {
        GoldenRows rows = Golden.open(folder).rows().where(r -> r.text("study").equals(name));
        GoldenRows controls = rows.where(r -> r.number("ground_truth") == 0);
        var empirical = EmpiricalNull.fit(controls.numbers("log_rr"), controls.numbers("se_log_rr"));
        List<String> ids = rows.texts("id");

        for (var line : Golden.open(folder).expected(name)) {
            if (line.table().equals("summary")) {
                line.check(summary(empirical, line.term()));
            } else {
                int row = ids.indexOf(line.term());
                var calibrated = empirical.calibrate(rows.numbers("log_rr")[row], rows.numbers("se_log_rr")[row], 0.95);
                line.check(field(calibrated, line.column()));
            }
        }
    }

    @Test
    void estimates_that_scatter_less_than_their_errors_have_no_systematic_spread() {
        var empirical = EmpiricalNull.fit(new double[] {0.1, 0.2, 0.15}, new double[] {1, 1, 1});

        assertThat(empirical.sigma()).isZero();
        assertThat(empirical.ease()).isEqualTo(Math.abs(empirical.mu()));
    }

    private static double summary(EmpiricalNull empirical, String statistic) {
        return switch (statistic) {
            case "mu" -> empirical.mu();
            case "sigma" -> empirical.sigma();
            case "log_likelihood" -> empirical.logLikelihood();
            case "n_negative_controls" -> empirical.controls();
            case "ease" -> empirical.ease();
            default -> throw new IllegalStateException("Unknown statistic " + statistic);
        };
    }

    private static double field(Calibrated calibrated, String column) {
        return switch (column) {
            case "estimate" -> calibrated.estimate();
            case "std_error" -> calibrated.stdError();
            case "ci_low" -> calibrated.ciLow();
            case "ci_high" -> calibrated.ciHigh();
            case "p_value" -> calibrated.pValue();
            case "uncalibrated_p_value" -> calibrated.uncalibratedPValue();
            default -> throw new IllegalStateException("Unknown column " + column);
        };
    }
}
