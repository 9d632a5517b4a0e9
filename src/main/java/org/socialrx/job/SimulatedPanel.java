package org.socialrx.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;

/**
 * A panel of ten periods, 400 practices, five treated cohorts and never treated, made by hashes of the unit and the
 * period, so that any number of cores makes the same one.
 *
 * <p>Half of the units are never treated, a tenth each from period 3, 4, 5, 6 and 8 on; the outcome has a normal level
 * and noise, its effect is 0.5; contacts are geometric with a ratio of 0.85.
 */
final class SimulatedPanel {
    private static final long SEED = 20_250_601;
    private static final int PERIODS = 10;
    private static final String ROWS = """
            with unit as (
              select id, id %% 400 as practice,
                     element_at(array(0, 0, 0, 0, 0, 3, 4, 5, 6, 8), cast(1 + abs(hash(id, 1, %1$d) %% 10) as int))
                       as first_treated,
                     (1 + abs(hash(id, 2, %1$d))) / 2147483650D as u1,
                     (1 + abs(hash(id, 3, %1$d))) / 2147483650D as u2,
                     abs(hash(id, 4, %1$d) %% 2) as x2
              from range(0, %2$d, 1, %3$d)),
            cell as (
              select *, explode(sequence(1, %4$d)) as period, sqrt(-2 * ln(u1)) * cos(2 * pi() * u2) as x1 from unit),
            drawn as (
              select *, (1 + abs(hash(id, period, 5, %1$d))) / 2147483650D as v1,
                     (1 + abs(hash(id, period, 6, %1$d))) / 2147483650D as v2,
                     first_treated > 0 and period >= first_treated as is_treated
              from cell)
            select id, cast(practice as int) as practice, period, first_treated, x1, cast(x2 as double) as x2,
                   x1 + 0.1 * period + 0.2 * x2 * period + if(is_treated, 0.5, 0)
                     + sqrt(-2 * ln(v1)) * cos(2 * pi() * v2) as y,
                   cast(floor(-ln(v1) * exp(0.3 * x1) * if(is_treated, 0.85, 1)) as int) as contacts,
                   0.5 + 0.5 * v2 as person_time
            from drawn
            """;

    private SimulatedPanel() {}

    /** Makes it, unless it is there; gives its rows. */
    static long prepare(SparkSession session, String path, long units, String order) {
        var folder = new Path(path, "_delta_log");
        try {
            if (!folder.getFileSystem(session.sessionState().newHadoopConf()).exists(folder)) {
                var parts = Math.max(2, units / 500_000);
                var rows = session.sql(ROWS.formatted(SEED, units, parts, PERIODS));
                var ordered =
                        "shuffled".equals(order) ? rows.repartition((int) parts).sortWithinPartitions("y") : rows;
                ordered.write().format("delta").save(path);
            }
            return units * PERIODS;
        } catch (IOException e) {
            throw new UncheckedIOException("The panel at %s cannot be made".formatted(path), e);
        }
    }
}
