package org.socialrx.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class GoldenTest {
    @Test
    void a_simulated_folder_gives_its_rows_models_and_numbers() {
        var counts = Golden.open("simulated-counts");

        assertThat(counts.rows().size()).isEqualTo(7200);
        assertThat(counts.rows().where(r -> r.number("person_time") > 0).size()).isEqualTo(6915);
        assertThat(counts.rows().levels("period")).startsWith("1", "2").hasSize(8);
        assertThat(counts.model("poisson-baseline").path("exposure").asText()).isEqualTo("person_time");
        assertThat(counts.cases("poisson")).hasSize(3);
        assertThat(counts.expected("poisson-baseline")).isNotEmpty();
    }

    @Test
    void a_number_outside_its_tolerance_is_refused() {
        var line = new Golden.Expected("m", "estimate", "x", "classical", "estimate", 2, 0, 1e-6);

        line.check(2.000001);

        assertThatThrownBy(() -> line.check(2.00001)).isInstanceOf(AssertionError.class);
    }
}
