package org.socialrx.stats.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.FDistribution;
import org.ejml.simple.SimpleMatrix;
import org.junit.jupiter.api.Test;
import org.socialrx.stats.TooFewRowsException;
import org.socialrx.stats.algebra.OrderedCholesky;

class ClusterCovarianceTest {
    private static final int ROWS = 60;
    private static final int COLUMNS = 4;
    private static final int CLUSTERS = 9;

    @Test
    void cr2_and_cr3_equal_their_definition_with_the_whole_hat_matrix() {
        var data = new Sample(5);
        var covariance = data.covariance();

        for (var type : new ClusterCovarianceType[] {ClusterCovarianceType.CR2, ClusterCovarianceType.CR3}) {
            double power = type == ClusterCovarianceType.CR2 ? -.5 : -1;
            var oracle = data.naive(power);
            for (int j = 0; j < COLUMNS; j++) {
                for (int i = 0; i < COLUMNS; i++) {
                    assertThat(covariance.matrix(type)[i][j])
                            .isCloseTo(
                                    oracle.get(i, j), offset(1e-10 * Math.sqrt(oracle.get(i, i) * oracle.get(j, j))));
                }
            }
        }
    }

    @Test
    void satterthwaite_degrees_of_freedom_equal_their_definition_over_all_pairs_of_clusters() {
        var data = new Sample(6);
        double[] contrast = {0, 1, -1, .5};
        double[][] gamma = data.gamma(contrast, contrast);
        double trace = 0;
        double square = 0;
        for (int c = 0; c < CLUSTERS; c++) {
            trace += gamma[c][c];
            for (int d = 0; d < CLUSTERS; d++) {
                square += gamma[c][d] * gamma[c][d];
            }
        }

        assertThat(data.covariance().degreesOfFreedom(ClusterCovarianceType.CR2, contrast))
                .isCloseTo(trace * trace / square, offset(1e-9));
    }

    @Test
    void htz_equals_its_definition_and_ignores_a_restriction_that_follows_from_others() {
        var data = new Sample(7);
        double[][] contrasts = {{0, 1, 0, 0}, {0, 0, 1, 0}};
        double[][] repeated = {{0, 1, 0, 0}, {0, 0, 1, 0}, {0, 1, -2, 0}};

        var test = data.covariance().testHtz(contrasts, data.beta);

        var oracle = data.naiveHtz(contrasts);
        assertThat(test.statistic()).isCloseTo(oracle[0], offset(1e-8 * oracle[0]));
        assertThat(test.dfNumerator()).isEqualTo(2);
        assertThat(test.dfDenominator()).isCloseTo(oracle[1], offset(1e-8));
        assertThat(test.pValue())
                .isCloseTo(FDistribution.of(2, oracle[1]).survivalProbability(oracle[0]), offset(1e-10));
        var more = data.covariance().testHtz(repeated, data.beta);
        assertThat(more.statistic()).isCloseTo(test.statistic(), offset(1e-8));
        assertThat(more.dfDenominator()).isCloseTo(test.dfDenominator(), offset(1e-8));
    }

    @Test
    void htz_of_one_restriction_is_the_t_test() {
        var data = new Sample(8);
        double[] contrast = {0, 0, 1, 0};

        var test = data.covariance().testHtz(new double[][] {contrast}, data.beta);
        var single = data.covariance().estimate(ClusterCovarianceType.CR2, data.beta, contrast, .95);

        assertThat(test.statistic()).isCloseTo(single.statistic() * single.statistic(), offset(1e-9));
        assertThat(test.pValue()).isCloseTo(single.pValue(), offset(1e-12));
    }

    @Test
    void the_wald_test_of_one_restriction_is_the_t_test_on_one_less_than_the_clusters() {
        var data = new Sample(9);
        double[] contrast = {0, 0, 1, 0};

        var test = data.covariance().testWald(ClusterCovarianceType.CR1, new double[][] {contrast}, data.beta);
        var single = data.covariance().estimate(ClusterCovarianceType.CR1, data.beta, contrast, .95);

        assertThat(test.statistic()).isCloseTo(single.statistic() * single.statistic(), offset(1e-9));
        assertThat(single.df()).isEqualTo(CLUSTERS - 1);
        assertThat(test.pValue()).isCloseTo(single.pValue(), offset(1e-12));
    }

    @Test
    void as_many_restrictions_as_clusters_have_no_test() {
        var data = new Sample(10, 3);
        double[][] all = {{1, 0, 0, 0}, {0, 1, 0, 0}, {0, 0, 1, 0}, {0, 0, 0, 1}};

        assertThat(data.covariance().testHtz(all, data.beta).pValue()).isNaN();
    }

    @Test
    void scaling_a_column_by_a_million_scales_its_error_and_nothing_else() {
        var plain = new Sample(11);
        var scaled = new Sample(11);
        scaled.scale(2, 1e6);
        scaled.scale(3, 1e-6);

        for (var type : ClusterCovarianceType.values()) {
            var before = plain.covariance().estimates(type, plain.beta, .95);
            var after = scaled.covariance().estimates(type, scaled.beta, .95);
            assertThat(after.get(2).stdError() * 1e6).isCloseTo(before.get(2).stdError(), offset(1e-12));
            assertThat(after.get(3).stdError() * 1e-6).isCloseTo(before.get(3).stdError(), offset(1e-12));
            assertThat(after.get(1).df()).isCloseTo(before.get(1).df(), offset(1e-8));
        }
    }

    @Test
    void clusters_added_whole_and_forgotten_give_the_same_errors_and_degrees_of_freedom() {
        var data = new Sample(12);
        var kept = data.covariance();
        double[][] root = OrderedCholesky.of(data.sums().gram()).inverseRoot();
        var first = new WholeClusterSums(root);
        var second = new WholeClusterSums(root);
        data.sums().clusters().forEach((name, cluster) -> (name.endsWith("3") ? first : second).add(cluster));
        var forgotten = second.merge(first);

        assertThat(forgotten.clusters()).isEqualTo(kept.clusters());
        for (var type : ClusterCovarianceType.values()) {
            var expected = kept.estimates(type, data.beta, .95);
            var estimates = forgotten.estimates(type, data.beta, ROWS, COLUMNS, .95);
            for (int j = 0; j < COLUMNS; j++) {
                assertThat(estimates.get(j).stdError())
                        .isCloseTo(expected.get(j).stdError(), offset(1e-12));
                assertThat(estimates.get(j).df()).isCloseTo(expected.get(j).df(), offset(1e-9));
            }
        }
    }

    @Test
    void a_single_cluster_is_refused() {
        var sums = new SumsByCluster(1);
        sums.add("only", new double[] {1}, 1, .5);

        assertThatThrownBy(() -> ClusterCovariance.of(sums, 1, 1))
                .isInstanceOf(TooFewRowsException.class)
                .hasMessage("Too few clusters: 1, at least 2 are needed");
    }

    /** Random rows in clusters with a variable that differs between clusters, and everything by its definition. */
    private static final class Sample {
        private final double[][] x = new double[ROWS][COLUMNS];
        private final double[] y = new double[ROWS];
        private final int[] cluster = new int[ROWS];
        private final int clusters;
        private double[] beta = new double[COLUMNS];

        private Sample(int seed) {
            this(seed, CLUSTERS);
        }

        private Sample(int seed, int clusters) {
            this.clusters = clusters;
            var random = new Random(seed);
            for (int i = 0; i < ROWS; i++) {
                cluster[i] = (int) (clusters * Math.pow((double) i / ROWS, 1.5));
                x[i] = new double[] {1, cluster[i] % 2, random.nextGaussian(), random.nextDouble() + cluster[i]};
                y[i] = random.nextGaussian() + .3 * cluster[i];
            }
            solve();
        }

        private void solve() {
            beta = bread().mult(matrix().transpose().mult(vector()))
                    .getDDRM()
                    .getData()
                    .clone();
        }

        private void scale(int column, double factor) {
            for (double[] row : x) {
                row[column] *= factor;
            }
            beta[column] /= factor;
        }

        private SimpleMatrix matrix() {
            return new SimpleMatrix(x);
        }

        private SimpleMatrix vector() {
            return new SimpleMatrix(ROWS, 1, true, y);
        }

        private SimpleMatrix bread() {
            return matrix().transpose().mult(matrix()).invert();
        }

        private ClusterCovariance covariance() {
            return ClusterCovariance.of(sums(), ROWS, COLUMNS);
        }

        private SumsByCluster sums() {
            var sums = new SumsByCluster(COLUMNS);
            for (int i = 0; i < ROWS; i++) {
                double fitted = 0;
                for (int j = 0; j < COLUMNS; j++) {
                    fitted += x[i][j] * beta[j];
                }
                sums.add("cluster-" + cluster[i], x[i], 1, y[i] - fitted);
            }
            return sums;
        }

        private int[] rows(int c) {
            return IntStream.range(0, ROWS).filter(i -> cluster[i] == c).toArray();
        }

        private SimpleMatrix residualMaker() {
            return SimpleMatrix.identity(ROWS).minus(matrix().mult(bread()).mult(matrix().transpose()));
        }

        /** (I - H)_cc to a power, on rows of cluster c. */
        private SimpleMatrix adjustment(int c, double power) {
            int[] rows = rows(c);
            var block = new SimpleMatrix(rows.length, rows.length);
            var maker = residualMaker();
            for (int a = 0; a < rows.length; a++) {
                for (int b = 0; b < rows.length; b++) {
                    block.set(a, b, maker.get(rows[a], rows[b]));
                }
            }
            var eigen = block.eig();
            var result = new SimpleMatrix(rows.length, rows.length);
            for (int m = 0; m < rows.length; m++) {
                var v = eigen.getEigenVector(m);
                double value = eigen.getEigenvalue(m).getReal();
                result = result.plus(v.mult(v.transpose()).scale(Math.pow(value, power)));
            }
            return result;
        }

        private SimpleMatrix part(SimpleMatrix whole, int c) {
            int[] rows = rows(c);
            var part = new SimpleMatrix(rows.length, whole.getNumCols());
            for (int a = 0; a < rows.length; a++) {
                for (int j = 0; j < whole.getNumCols(); j++) {
                    part.set(a, j, whole.get(rows[a], j));
                }
            }
            return part;
        }

        private SimpleMatrix naive(double power) {
            var residuals = residualMaker().mult(vector());
            var meat = new SimpleMatrix(COLUMNS, COLUMNS);
            for (int c = 0; c < clusters; c++) {
                var score =
                        part(matrix(), c).transpose().mult(adjustment(c, power)).mult(part(residuals, c));
                meat = meat.plus(score.mult(score.transpose()));
            }
            return bread().mult(meat).mult(bread());
        }

        /** p_c = (I - H)_c' A_c X_c M l, n long. */
        private SimpleMatrix term(int c, double[] contrast) {
            var within = adjustment(c, -.5)
                    .mult(part(matrix(), c))
                    .mult(bread())
                    .mult(new SimpleMatrix(COLUMNS, 1, true, contrast));
            return part(residualMaker(), c).transpose().mult(within);
        }

        private double[][] gamma(double[] s, double[] t) {
            double[][] gamma = new double[clusters][clusters];
            for (int c = 0; c < clusters; c++) {
                for (int d = 0; d < clusters; d++) {
                    gamma[c][d] = term(c, s).dot(term(d, t));
                }
            }
            return gamma;
        }

        /** F and its denominator degrees of freedom. */
        private double[] naiveHtz(double[][] contrasts) {
            int q = contrasts.length;
            var c = new SimpleMatrix(contrasts);
            var expected = c.mult(bread()).mult(c.transpose());
            var eigen = expected.eig();
            var turn = new SimpleMatrix(q, q);
            for (int m = 0; m < q; m++) {
                var v = eigen.getEigenVector(m);
                turn = turn.plus(v.mult(v.transpose())
                        .scale(1 / Math.sqrt(eigen.getEigenvalue(m).getReal())));
            }
            var turned = turn.mult(c);
            double total = 0;
            for (int s = 0; s < q; s++) {
                for (int t = 0; t < q; t++) {
                    double[] ls = row(turned, s);
                    double[] lt = row(turned, t);
                    total += products(gamma(ls, lt), gamma(lt, ls)) + products(gamma(ls, ls), gamma(lt, lt));
                }
            }
            double eta = q * (q + 1) / total;
            var estimate = c.mult(new SimpleMatrix(COLUMNS, 1, true, beta));
            var v = c.mult(naive(-.5)).mult(c.transpose());
            double wald = estimate.transpose().mult(v.invert()).mult(estimate).get(0);
            return new double[] {(eta - q + 1) / (eta * q) * wald, eta - q + 1};
        }

        private static double[] row(SimpleMatrix matrix, int row) {
            return Arrays.copyOfRange(
                    matrix.getDDRM().getData(), row * matrix.getNumCols(), (row + 1) * matrix.getNumCols());
        }

        private static double products(double[][] a, double[][] b) {
            double sum = 0;
            for (int i = 0; i < a.length; i++) {
                for (int j = 0; j < a.length; j++) {
                    sum += a[i][j] * b[i][j];
                }
            }
            return sum;
        }
    }
}
