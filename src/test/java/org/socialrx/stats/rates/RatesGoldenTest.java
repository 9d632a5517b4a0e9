package org.socialrx.stats.rates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.socialrx.stats.Golden;

class RatesGoldenTest {
    static Stream<Golden.Case> counts() {
        return Golden.open("inequality").cases("count-interval").stream();
    }

    static Stream<Golden.Case> rates() {
        return Golden.open("inequality").cases("rate-interval").stream();
    }

    @ParameterizedTest
    @MethodSource("counts")
    void limits_of_counts_and_proportions_agree_with_the_reference(Golden.Case reference) {
        double count = reference.arguments().path("count").asDouble();
        double level = reference.arguments().path("level").asDouble();

        Limits limits = reference.arguments().path("method").asText().equals("Wilson")
                ? new Proportion(
                                count, reference.arguments().path("denominator").asDouble())
                        .wilson(level)
                : new CountLimits(level).byar(count);

        reference.check("interval", "ci_lower", limits.lower());
        reference.check("interval", "ci_upper", limits.upper());
    }

    @ParameterizedTest
    @MethodSource("rates")
    void rates_and_their_limits_agree_with_the_reference(Golden.Case reference) {
        var arguments = reference.arguments();
        var rate = new Rate(
                arguments.path("count").asDouble(),
                arguments.path("denominator").asDouble(),
                arguments.path("multiplier").asDouble());

        Limits limits = rate.limits(arguments.path("level").asDouble());

        reference.check("rate", "estimate", rate.value());
        reference.check("rate", "ci_lower", limits.lower());
        reference.check("rate", "ci_upper", limits.upper());
    }

    @Test
    void no_events_have_a_lower_limit_of_zero() {
        // The upper limit of no events is -log(0.025) = 3.6888794541.
        Limits limits = Rate.perThousandPersonYears(0, 1000).limits(0.95);

        assertThat(limits.lower()).isZero();
        assertThat(limits.upper()).isCloseTo(-Math.log(0.025), within(1e-9));
        assertThat(new CountLimits(0.95).byar(0).lower()).isZero();
    }

    @Test
    void standardising_to_the_own_population_gives_the_crude_rate_and_its_limits() {
        var standardised = new StandardisedRate();
        standardised.add(30, 1000, 1000);
        var other = new StandardisedRate();
        other.add(10, 4000, 4000);
        standardised.merge(other);
        var crude = new Rate(40, 5000, 1000);

        assertThat(standardised.value(1000)).isCloseTo(crude.value(), within(1e-12));
        assertThat(standardised.limits(0.95, 1000).lower())
                .isCloseTo(crude.limits(0.95).lower(), within(1e-12));
        assertThat(standardised.limits(0.95, 1000).upper())
                .isCloseTo(crude.limits(0.95).upper(), within(1e-12));
    }

    @Test
    void a_standardised_rate_weighs_each_stratum_by_the_standard_population() {
        var standardised = new StandardisedRate();
        standardised.add(30, 1000, 100);
        standardised.add(10, 4000, 300);

        // (100 * 0.03 + 300 * 0.0025) / 400 = 0.009375
        assertThat(standardised.value(1000)).isCloseTo(9.375, within(1e-12));
    }

    @Test
    void more_events_than_people_are_refused_in_a_proportion() {
        assertThatThrownBy(() -> new Proportion(3, 2)).hasMessageContaining("Count is 3.0 of 2.0");
        assertThatThrownBy(() -> new CountLimits(1)).hasMessageContaining("Level is 1.0");
        assertThatThrownBy(() -> new CountLimits(0.95).exact(-1)).hasMessageContaining("Count is -1.0");
    }
}
