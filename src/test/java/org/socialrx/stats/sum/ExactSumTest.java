package org.socialrx.stats.sum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExactSumTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void the_sum_is_the_exact_one_rounded_once_in_any_order_and_any_parts(int seed) {
        var random = new Random(seed);
        List<Double> numbers = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
            numbers.add(Math.scalb(random.nextDouble() - 0.5, random.nextInt(40 * seed) - 20 * seed));
        }
        var exact = numbers.stream().map(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add);
        Collections.shuffle(numbers, random);
        var whole = new ExactSum();
        for (int from = 0; from < numbers.size(); from += 100) {
            var part = new ExactSum();
            numbers.subList(from, from + 100).forEach(part::add);
            whole.merge(part);
        }

        assertThat(whole.value()).isEqualTo(exact.doubleValue());
    }

    @Test
    void what_cancels_leaves_the_small_number() {
        var sum = new ExactSum();
        for (double number : new double[] {Double.MAX_VALUE, 1e-300, Double.MIN_VALUE, -Double.MAX_VALUE, -1e-300}) {
            sum.add(number);
        }

        assertThat(sum.value()).isEqualTo(Double.MIN_VALUE);
        assertThat(new ExactSum().value()).isZero();
    }

    @Test
    void a_number_that_is_not_finite_is_refused() {
        assertThatThrownBy(() -> new ExactSum().add(Double.NaN)).hasMessage("A summand is not a finite number");
    }
}
