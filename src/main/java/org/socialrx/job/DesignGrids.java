package org.socialrx.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.socialrx.simulate.design.Grid;
import org.socialrx.simulate.design.Performance;
import org.socialrx.study.ExitCode;
import org.socialrx.study.Problem;
import org.socialrx.study.Problems;

/**
 * Runs grids of designs in arrays, without Spark, and writes one page of tables.
 *
 * @param grids the grids, in order
 * @param replicates replicates of each cell
 * @param seed seed of every draw
 */
record DesignGrids(List<Grid> grids, int replicates, long seed) {
    static final String OPTION = "grid";

    private static final int USUAL_REPLICATES = 200;
    private static final long USUAL_SEED = 20200131;

    /** Options of its own. */
    static List<Option> options() {
        return List.of(
                Option.text(
                        OPTION,
                        "<names>",
                        "no extracts but grids of designs in arrays: all, or some of %s"
                                .formatted(String.join(",", Grid.all().keySet()))),
                Option.whole(
                        "replicates", "replicates of each cell of a grid; default %d".formatted(USUAL_REPLICATES)));
    }

    /**
     * The grids that were asked for.
     *
     * @throws Problems naming every grid that is not one
     */
    static DesignGrids of(Arguments arguments) {
        var all = Grid.all();
        var asked = arguments.text(OPTION, "all");
        var names = asked.equals("all")
                ? List.copyOf(all.keySet())
                : Arrays.stream(asked.split(",")).map(String::trim).toList();
        Problems.throwIfAny(
                ExitCode.COMMAND_LINE,
                names.stream()
                        .filter(name -> !all.containsKey(name))
                        .map(name -> new Problem(
                                "--" + OPTION,
                                "names %s; known are %s".formatted(name, String.join(", ", all.keySet()))))
                        .toList());
        List<Grid> grids = new ArrayList<>();
        all.forEach((name, grid) -> {
            if (names.contains(name)) {
                grids.add(grid);
            }
        });
        return new DesignGrids(
                grids,
                (int) arguments.whole("replicates", USUAL_REPLICATES),
                arguments.whole("first-seed", USUAL_SEED));
    }

    /** Runs them all; prints progress and the page, and writes the page where it is wanted. */
    void run(Arguments arguments, Console console) {
        var page = new StringBuilder();
        page.append(
                "# Simulation study of designs and errors\n\nMade by `jobs/simulation-study --grid %s --replicates %d --first-seed %d --out docs/simulation-study.md`.\n"
                        .formatted(
                                String.join(",", grids.stream().map(Grid::name).toList()), replicates, seed));
        page.append(
                "Monte-Carlo standard errors stand in brackets. Bias is on the log scale for ratios; rejection is the share of\n95 % intervals without 0: type-I error where there is no effect, power elsewhere.\n");
        for (var grid : grids) {
            append(page, grid, console);
        }
        if (arguments.has("out")) {
            write(arguments.text("out", ""), page.toString());
        }
        console.line(page.toString());
    }

    private void append(StringBuilder page, Grid grid, Console console) {
        page.append("\n## %s: %s\n\n%s\n\n".formatted(grid.name(), grid.title(), grid.reading()));
        page.append(
                "| world | estimator | replicates | bias | coverage | rejection | sd of estimates / mean error |\n");
        page.append("|---|---|---|---|---|---|---|\n");
        for (var cell : grid.cells()) {
            grid.run(cell, replicates, seed).forEach(performance -> page.append(line(performance)));
            console.line("%s: %s done".formatted(grid.name(), cell.name()));
        }
    }

    private static String line(Performance performance) {
        return String.format(
                Locale.ROOT,
                "| %s | %s | %d | %+.3f (%.3f) | %.3f (%.3f) | %.3f (%.3f) | %.2f (%.2f) |%n",
                performance.cell(),
                performance.estimator(),
                performance.replicates(),
                performance.bias(),
                performance.biasError(),
                performance.coverage(),
                performance.coverageError(),
                performance.rejection(),
                performance.rejectionError(),
                performance.errorRatio(),
                performance.errorRatioError());
    }

    private static void write(String file, String page) {
        var path = new Path(file);
        try {
            var files = path.getFileSystem(new Configuration());
            files.setWriteChecksum(false);
            try (var stream = files.create(path, true)) {
                stream.write(page.getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("File %s cannot be written".formatted(file), e);
        }
    }
}
