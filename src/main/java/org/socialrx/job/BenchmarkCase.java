package org.socialrx.job;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;

/** Something to time that is no stage of the chain: a table made once from a seed, and what is done with it. */
interface BenchmarkCase {
    /** Every case, in the order of the help page. */
    List<BenchmarkCase> ALL = List.of(
            ModelCase.groupTime(),
            ModelCase.groupTimeWithCovariates(),
            ModelCase.etwfe(),
            ModelCase.matching(),
            ModelCase.logistic());

    /** Its name on the command line. */
    String name();

    /** Name of its table; cases with one table share it. */
    String table();

    /** How many units, people or rows it has unless the command line says otherwise. */
    long usualSize();

    /** Makes the table of a size at a path, unless it is there; gives its rows. */
    long prepare(SparkSession session, String path, long size, String order);

    /** Does what is timed, from table to result; gives how long the first scan took, which reads the table. */
    Duration run(SparkSession session, String path);

    /** The case of that name. */
    static Optional<BenchmarkCase> named(String name) {
        return ALL.stream().filter(known -> known.name().equals(name)).findFirst();
    }

    /** The names of all cases. */
    static List<String> names() {
        return ALL.stream().map(BenchmarkCase::name).toList();
    }
}
