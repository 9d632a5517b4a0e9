package org.socialrx.stats.algebra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import java.util.List;
import org.junit.jupiter.api.Test;

class OrderedCholeskyTest {
    @Test
    void two_columns_that_differ_by_a_billionth_have_an_exact_inverse() {
        var gram = new CrossProduct(2);
        gram.add(new double[] {1, 1}, 1);
        gram.add(new double[] {1, 1 + 1e-9}, 1);

        double[][] inverse = OrderedCholesky.of(gram).inverse();

        // Determinant of [[2, 2+d], [2+d, 2+2d+d²]] is d²; d is the double nearest to 1e-9 above 1.
        double d = (1 + 1e-9) - 1;
        assertThat(inverse[1][1] * d * d / 2).isCloseTo(1, offset(1e-12));
        assertThat(inverse[0][1] * d * d / -(2 + d)).isCloseTo(1, offset(1e-12));
    }

    @Test
    void the_root_of_the_inverse_multiplies_to_the_inverse_and_skips_aliased_columns() {
        var gram = new CrossProduct(3);
        gram.add(new double[] {1, 2, 4}, 1);
        gram.add(new double[] {3, 6, 1}, .5);
        gram.add(new double[] {2, 4, 7}, 2);

        var cholesky = OrderedCholesky.of(gram);

        assertThat(cholesky.rank()).isEqualTo(2);
        assertThat(cholesky.aliased(List.of("a", "twice a", "b"))).containsExactly("twice a");
        double[][] outer = OrderedCholesky.outer(cholesky.inverseRoot());
        for (int i = 0; i < 3; i++) {
            assertThat(outer[i]).containsExactly(cholesky.inverse()[i], offset(1e-14));
        }
        assertThat(outer[1]).containsExactly(0, 0, 0);
    }

    @Test
    void a_value_that_is_not_finite_is_refused() {
        var gram = new CrossProduct(2);
        gram.add(new double[] {1, Double.NaN}, 1);

        assertThatThrownBy(() -> OrderedCholesky.of(gram))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Column 1 holds a value that is not finite");
    }

    @Test
    void sums_of_large_and_small_numbers_lose_nothing_in_any_order() {
        var forth = new CompensatedSums(1);
        var back = new CompensatedSums(1);
        double[] values = {1e16, 1, -1e16, 1e-3, 3, -1e-3};
        for (int i = 0; i < values.length; i++) {
            forth.add(0, values[i]);
            back.add(0, values[values.length - 1 - i]);
        }

        assertThat(forth.value(0)).isEqualTo(4);
        assertThat(back.value(0)).isEqualTo(4);
    }
}
