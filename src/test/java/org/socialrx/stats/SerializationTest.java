package org.socialrx.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.socialrx.stats.count.NegativeBinomialSums;
import org.socialrx.stats.count.UnitPoissonRegression;
import org.socialrx.stats.count.UnitPoissonSums;
import org.socialrx.stats.inference.ClusterCovarianceType;
import org.socialrx.stats.inference.RobustSums;
import org.socialrx.stats.inference.WholeClusterSums;
import org.socialrx.stats.linear.LinearSums;
import org.socialrx.stats.logistic.LogisticSums;

class SerializationTest {
    @Test
    void sums_may_travel_between_machines_at_every_step() {
        var names = List.of("after");
        double[][] x = {{0}, {1}};
        double[] exposure = {1, 2};

        var fit = new UnitPoissonRegression(names).fit(sums -> {
            UnitPoissonSums total = copy(sums);
            for (int unit = 0; unit < 4; unit++) {
                UnitPoissonSums one = copy(sums);
                one.addUnit("practice-" + unit % 2, 1, x, new double[] {1 + unit, 4}, exposure);
                total = copy(total).merge(copy(one));
            }
            return total;
        });

        // Everyone has one year before and two after, so the pooled rates are right: 10 in 4 years, then 16 in 8.
        assertThat(fit.coefficients()[0]).isCloseTo(Math.log(16 / 8.0 / (10 / 4.0)), offset(1e-12));
        assertThat(fit.byCluster().matrix(ClusterCovarianceType.CR0)[0][0]).isPositive();
    }

    @Test
    void every_accumulator_is_serializable() {
        var linear = new LinearSums(1);
        linear.add(new double[] {2}, 3, 1);

        assertThat(copy(linear).solve(List.of("dose")).coefficients()).containsExactly(1.5);
        assertThat(copy(new LogisticSums(new double[] {.5})).coefficients()).containsExactly(.5);
        assertThat(copy(new NegativeBinomialSums(new double[] {.5}, 2)).theta()).isEqualTo(2);
        assertThat(copy(new RobustSums(new double[][] {{1}})).hc0()[0][0]).isZero();
        assertThat(copy(new WholeClusterSums(new double[][] {{1}})).clusters()).isZero();
    }

    @SuppressWarnings("unchecked")
    private static <T extends Serializable> T copy(T object) {
        try {
            var bytes = new ByteArrayOutputStream();
            try (var out = new ObjectOutputStream(bytes)) {
                out.writeObject(object);
            }
            try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
                return (T) in.readObject();
            }
        } catch (IOException | ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
