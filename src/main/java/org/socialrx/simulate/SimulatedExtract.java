package org.socialrx.simulate;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;
import org.socialrx.simulate.world.Practice;
import org.socialrx.simulate.world.Practices;
import org.socialrx.simulate.world.StaffRole;
import org.socialrx.study.ExitCode;
import org.socialrx.study.Problems;

/**
 * A delivery in the layout of CPRD Aurum, simulated.
 *
 * <p>Everything is written to a hidden folder beside the target, which gets its name when all is done: a run that fails
 * leaves nothing at the target. A task that is tried again writes the same bytes to the same names.
 */
public final class SimulatedExtract {
    private final Order order;
    private final Consumer<String> progress;

    /**
     * What to write.
     *
     * @param order what is simulated
     * @param progress is told in a few words what happens
     * @throws Problems when the order has faults
     */
    public SimulatedExtract(Order order, Consumer<String> progress) {
        Problems.throwIfAny(ExitCode.COMMAND_LINE, order.problems());
        this.order = order;
        this.progress = progress;
    }

    /** What became of a request to write. */
    public enum Outcome {
        /** The delivery was written. */
        WRITTEN,
        /** The same delivery was there already. */
        THERE_ALREADY
    }

    /**
     * Writes the delivery, one task a block of patients.
     *
     * @param out folder of the delivery, new or empty, on any of Hadoop's file systems
     * @throws Problems when the folder holds something else
     */
    public Outcome write(SparkSession spark, String out) {
        return write(spark, out, order.blocks());
    }

    /** Writes the delivery in so many tasks. */
    Outcome write(SparkSession spark, String out, int tasks) {
        var hadoop = new SerializableConfiguration(spark.sparkContext().hadoopConfiguration());
        try (var target = Folder.open(out, hadoop.value());
                var unfinished = Folder.open(target.unfinished(), hadoop.value())) {
            if (target.isPartOf(unfinished)) {
                // An object store renames file by file, and the run before was killed meanwhile.
                target.delete("");
            }
            if (!target.isFree()) {
                return existing(target, out);
            }
            unfinished.delete("");
            unfinished.makeFolder();
            try {
                writeInto(spark, unfinished, target.unfinished(), hadoop, tasks);
                unfinished.renameTo(target);
            } finally {
                unfinished.delete("");
            }
            return Outcome.WRITTEN;
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }

    private Outcome existing(Folder target, String out) throws IOException {
        if (target.has(Truth.FILE)) {
            try (var page = target.read(Truth.FILE)) {
                if (Truth.isOf(order, page)) {
                    return Outcome.THERE_ALREADY;
                }
            }
        }
        throw new Problems(
                ExitCode.COMMAND_LINE,
                out,
                "holds something other than this delivery; it must be a new or empty folder");
    }

    private void writeInto(SparkSession spark, Folder place, String folder, SerializableConfiguration hadoop, int tasks)
            throws IOException {
        var context = JavaSparkContext.fromSparkContext(spark.sparkContext());
        var practices = context.broadcast(Practices.draw(order.world(), order.seed(), order.patients()));
        var simulated = order;
        progress.accept("simulating %,d patients".formatted(order.patients()));
        var blocks = IntStream.range(0, order.blocks()).boxed().toList();
        var tallies = context.parallelize(blocks, Math.max(1, Math.min(tasks, blocks.size())))
                .map(number -> new Block(simulated, practices.value(), number).write(folder, hadoop.value()))
                .collect();
        progress.accept("joining small files");
        var parts = Assembly.of(order);
        context.parallelize(parts, Math.min(tasks, parts.size()))
                .foreach(part -> part.write(simulated.packing(), folder, hadoop.value()));
        place.delete("fragments");
        var tally = new Tally();
        tallies.forEach(tally::merge);
        writePractices(place, practices.value().all(), tally);
        try (var out = place.create(Truth.FILE)) {
            Truth.of(order, tally).write(out);
        }
        practices.destroy();
    }

    private void writePractices(Folder place, List<Practice> practices, Tally tally) throws IOException {
        int lastDay = (int) order.world().window().to().toEpochDay();
        try (var writer = open(place, ExtractTable.PRACTICE)) {
            for (var practice : practices) {
                writer.line().number(practice.id()).date(lastDay).empty();
                writer.number(practice.region()).end();
            }
            tally.rows(ExtractTable.PRACTICE, writer.lines() - 1);
        }
        try (var writer = open(place, ExtractTable.STAFF)) {
            for (var practice : practices) {
                for (var role : StaffRole.values()) {
                    for (int member = 0; member < role.number(); member++) {
                        writer.line().number(practice.staffId(role, member)).number(practice.id());
                        writer.number(role.category()).end();
                    }
                }
            }
            tally.rows(ExtractTable.STAFF, writer.lines() - 1);
        }
        try (var writer = open(place, ExtractTable.MEDICAL_DICTIONARY)) {
            for (var term : Term.all()) {
                writer.line(term.medcode(), term.term(), term.read(), "", term.snomed(), "", "", "");
            }
            tally.rows(ExtractTable.MEDICAL_DICTIONARY, writer.lines() - 1);
        }
    }

    private LineWriter open(Folder place, ExtractTable table) throws IOException {
        var writer =
                new LineWriter(place.create(table.fileName(0) + order.packing().suffix()));
        writer.line(table.header());
        return writer;
    }
}
