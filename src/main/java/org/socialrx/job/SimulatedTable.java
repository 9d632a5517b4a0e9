package org.socialrx.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;

/**
 * A table to time estimators on, made by hashes of the id, so that any number of cores makes the same one.
 *
 * @param name its name
 * @param rowsEach rows of one unit
 * @param orderedBy a column whose order is that of nothing else, for shuffled rows
 * @param sql makes it, given the seed, the number of units and of partitions
 */
record SimulatedTable(String name, int rowsEach, String orderedBy, String sql) {
    private static final long SEED = 20_250_601;
    private static final int PERIODS = 10;
    private static final int REGRESSORS = 50;

    /**
     * A panel of ten periods, 400 practices, five treated cohorts and never treated.
     *
     * <p>Half of the units are never treated, a tenth each from period 3, 4, 5, 6 and 8 on; the outcome has a normal
     * level and noise, its effect is 0.5; contacts are geometric with a ratio of 0.85.
     */
    static SimulatedTable panel() {
        return new SimulatedTable("panel", PERIODS, "y", """
            with unit as (
              select id, id %% 400 as practice,
                     element_at(array(0, 0, 0, 0, 0, 3, 4, 5, 6, 8), cast(1 + abs(hash(id, 1, %1$d) %% 10) as int))
                       as first_treated,
                     (1 + abs(cast(hash(id, 2, %1$d) as bigint))) / 2147483650D as u1,
                     (1 + abs(cast(hash(id, 3, %1$d) as bigint))) / 2147483650D as u2,
                     abs(hash(id, 4, %1$d) %% 2) as x2
              from range(0, %2$d, 1, %3$d)),
            cell as (
              select *, explode(sequence(1, 10)) as period, sqrt(-2 * ln(u1)) * cos(2 * pi() * u2) as x1 from unit),
            drawn as (
              select *, (1 + abs(cast(hash(id, period, 5, %1$d) as bigint))) / 2147483650D as v1,
                     (1 + abs(cast(hash(id, period, 6, %1$d) as bigint))) / 2147483650D as v2,
                     first_treated > 0 and period >= first_treated as is_treated
              from cell)
            select id, cast(practice as int) as practice, period, first_treated, x1, cast(x2 as double) as x2,
                   x1 + 0.1 * period + 0.2 * x2 * period + if(is_treated, 0.5, 0)
                     + sqrt(-2 * ln(v1)) * cos(2 * pi() * v2) as y,
                   cast(floor(-ln(v1) * exp(0.3 * x1) * if(is_treated, 0.85, 1)) as int) as contacts,
                   0.5 + 0.5 * v2 as person_time
            from drawn
            """);
    }

    /** People of 400 practices, about an eighth of them treated, more often the older and the iller. */
    static SimulatedTable people() {
        return new SimulatedTable(
                "people", 1, "cost", """
            with person as (
              select id, cast(abs(hash(id, 1, %%1$d) %%%% 400) as int) as practice,
                     18 + cast(abs(hash(id, 2, %%1$d) %%%% 75) as int) as age,
                     cast(abs(hash(id, 3, %%1$d) %%%% 2) as int) as female,
                     1 + cast(abs(hash(id, 4, %%1$d) %%%% 10) as int) as imd_decile,
                     cast(floor(-2 * ln(%s)) as int) as conditions,
                     %s as need, %s as noise, %s as drawn
              from range(0, %%2$d, 1, %%3$d)),
            arm as (
              select *, cast(drawn < 1 / (1 + exp(3.6 - 0.015 * age - 0.2 * conditions - 0.5 * need - 0.2 * female
                                              + 0.05 * imd_decile)) as int) as referred
              from person)
            select id, practice, age, female, imd_decile, conditions, need, referred,
                   0.5 * conditions + 0.3 * need + 0.02 * age - 0.4 * referred + noise as cost
            from arm
            """.formatted(uniform(5), normal(6, 7), normal(8, 9), uniform(10)));
    }

    /** Fifty normal columns and an outcome of 0 or 1 whose log odds are a sum of them. */
    static SimulatedTable design() {
        var columns = IntStream.rangeClosed(1, REGRESSORS)
                .mapToObj(j -> normal(2 * j, 2 * j + 1) + " as x" + j)
                .collect(Collectors.joining(", "));
        var logOdds = IntStream.rangeClosed(1, REGRESSORS)
                .mapToObj(j -> "%s * x%d".formatted(j % 2 == 0 ? "0.15" : "-0.1", j))
                .collect(Collectors.joining(" + "));
        return new SimulatedTable(
                "design",
                1,
                "x1",
                "with row as (select id, %s, %s as drawn from range(0, %%2$d, 1, %%3$d))".formatted(columns, uniform(1))
                        + " select *, cast(drawn < 1 / (1 + exp(1 - (%s))) as int) as y from row".formatted(logOdds));
    }

    /** A number above 0 and below 1; the seed is put in last. */
    private static String uniform(int draw) {
        return "(1 + abs(cast(hash(id, %d, %%1$d) as bigint))) / 2147483650D".formatted(draw);
    }

    /** A standard normal number of two draws (Box and Muller). */
    private static String normal(int draw, int second) {
        return "sqrt(-2 * ln(" + uniform(draw) + ")) * cos(2 * pi() * " + uniform(second) + ")";
    }

    /** Makes it at a path, unless it is there; gives its rows. */
    long prepare(SparkSession session, String path, long units, String order) {
        var folder = new Path(path, "_delta_log");
        try {
            if (!folder.getFileSystem(session.sessionState().newHadoopConf()).exists(folder)) {
                var parts = Math.max(2, units / 500_000);
                var rows = session.sql(sql.formatted(SEED, units, parts));
                var ordered =
                        "shuffled".equals(order) ? rows.repartition((int) parts).sortWithinPartitions(orderedBy) : rows;
                ordered.write().format("delta").save(path);
            }
            return units * rowsEach;
        } catch (IOException e) {
            throw new UncheckedIOException("The table at %s cannot be made".formatted(path), e);
        }
    }

    /** The names of the regressors of the design. */
    static String regressors() {
        return IntStream.rangeClosed(1, REGRESSORS).mapToObj(j -> "x" + j).collect(Collectors.joining(", "));
    }
}
