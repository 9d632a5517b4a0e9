package org.socialrx.fit.frame;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.spark.HashPartitioner;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;
import org.jspecify.annotations.Nullable;
import scala.Tuple2;

/**
 * Rows on a cluster, kept once as blocks of columns: as the table has them or, where a grouping needs it, shuffled.
 *
 * <p>All sums are integers or compensated, so that it does not show which partition a row lay in.
 */
final class SparkScan implements Scan {
    private static final long MOST_NUMBERS_A_JOB = 8_000_000;
    private static final long ROWS_A_PARTITION = 500_000;
    private static final long MOST_PARTITIONS = 2_000;

    private final Dataset<Row> rows;
    private final StructType schema;
    private final Map<Grouping, JavaRDD<Block>> forms = new HashMap<>();

    @Nullable
    private JavaRDD<Block> base;

    /** Rows whose columns are bigint, double or string. */
    SparkScan(Dataset<Row> rows) {
        this.rows = rows;
        this.schema = rows.schema();
    }

    private JavaRDD<Block> base() {
        if (base == null) {
            var columns = schema;
            // Spark keeps this call to itself but compiles it as public: turning every cell into an object and back
            // costs more than all sums.
            var internal = ((org.apache.spark.sql.classic.Dataset<Row>) rows)
                    .queryExecution()
                    .toRdd();
            base = internal.toJavaRDD()
                    .mapPartitions(partition -> (Iterator<Block>) new Blocks(partition, columns))
                    .persist(StorageLevel.MEMORY_AND_DISK());
        }
        return base;
    }

    @Override
    public List<Question> answer(List<Question> questions) {
        Map<Optional<Grouping>, List<Integer>> byForm = new LinkedHashMap<>();
        for (var i = 0; i < questions.size(); i++) {
            byForm.computeIfAbsent(questions.get(i).grouping(), form -> new ArrayList<>())
                    .add(i);
        }
        var answers = new Question[questions.size()];
        byForm.forEach((form, positions) -> {
            for (var job : jobs(positions, questions)) {
                var answered = run(form, job.stream().map(questions::get).toList());
                for (var i = 0; i < job.size(); i++) {
                    answers[job.get(i)] = answered.get(i);
                }
            }
        });
        return List.of(answers);
    }

    /** Cuts the questions of one form so that the answers of a job fit into the driver. */
    private static List<List<Integer>> jobs(List<Integer> positions, List<Question> questions) {
        List<List<Integer>> jobs = new ArrayList<>();
        long numbers = Long.MAX_VALUE / 2;
        for (var position : positions) {
            var size = questions.get(position).size();
            if (numbers + size > MOST_NUMBERS_A_JOB) {
                jobs.add(new ArrayList<>());
                numbers = 0;
            }
            jobs.get(jobs.size() - 1).add(position);
            numbers += size;
        }
        return jobs;
    }

    private List<Question> run(Optional<Grouping> form, List<Question> questions) {
        var travelling = new ArrayList<>(questions);
        var parts = blocks(form)
                .mapPartitions(blocks -> {
                    blocks.forEachRemaining(block -> travelling.forEach(question -> question.read(block)));
                    return List.of(travelling).iterator();
                })
                .collect();
        if (parts.isEmpty()) {
            return questions;
        }
        var total = parts.get(0);
        for (var part = 1; part < parts.size(); part++) {
            for (var i = 0; i < total.size(); i++) {
                total.get(i).merge(parts.get(part).get(i));
            }
        }
        return List.copyOf(total);
    }

    @Override
    public Dataset<Row> rowsOfGroups(Grouping grouping, Selection selection, StructType schema, GroupRows make) {
        var made = blocks(Optional.of(grouping)).flatMap(block -> {
            List<Row> out = new ArrayList<>();
            var view = new GroupView(block, grouping, selection);
            for (var group = 0; group < block.groups(); group++) {
                view.move(block.start(group), block.end(group));
                if (view.rows() > 0) {
                    make.make(view, out::add);
                }
            }
            return out.iterator();
        });
        return rows.sparkSession().createDataFrame(made, schema);
    }

    /** Models that make rows of their own ask from their threads. */
    private synchronized JavaRDD<Block> blocks(Optional<Grouping> form) {
        return form.map(wanted -> forms.computeIfAbsent(wanted, this::grouped)).orElseGet(this::base);
    }

    /** As they lie if groups lie together already; otherwise shuffled block by block. */
    private JavaRDD<Block> grouped(Grouping grouping) {
        var schema = this.schema;
        var blocks = base();
        var runs = blocks.mapPartitionsWithIndex(
                        (partition, own) -> List.of(Runs.of(partition, own, grouping, schema))
                                .iterator(),
                        false)
                .collect();
        var borders = Runs.borders(runs, grouping);
        if (borders.isPresent()) {
            var at = borders.orElseThrow();
            return blocks.mapPartitionsWithIndex(
                    (partition, own) -> new RunBlocks(
                            own,
                            grouping,
                            schema,
                            at.withoutFirst().contains(partition),
                            at.more().get(partition)),
                    false);
        }
        var rows = runs.stream().mapToLong(Runs::rows).sum();
        return shuffled(blocks, grouping, rows);
    }

    /** The new blocks hold every row once and take the place of the old ones. */
    private JavaRDD<Block> shuffled(JavaRDD<Block> blocks, Grouping grouping, long rows) {
        var schema = this.schema;
        var least = blocks.context().defaultParallelism();
        var partitions = grouping.by().isEmpty()
                ? 1
                : (int) Math.max(least, Math.min(MOST_PARTITIONS, rows / ROWS_A_PARTITION + 1));
        var together = blocks.flatMapToPair(block -> {
                    var split = Gathered.split(block, grouping, schema, partitions);
                    return IntStream.range(0, partitions)
                            .mapToObj(p -> new Tuple2<>(p, split.get(p)))
                            .iterator();
                })
                .partitionBy(new HashPartitioner(partitions))
                .values()
                .mapPartitions(own -> {
                    List<Block> all = new ArrayList<>();
                    own.forEachRemaining(all::add);
                    return new Gathered(all, grouping, schema);
                })
                .persist(StorageLevel.MEMORY_AND_DISK());
        together.count();
        blocks.unpersist(false);
        base = together;
        return together;
    }

    /** A column of the user's table, whatever characters its name has. */
    static Column column(String name) {
        return functions.col("`" + name.replace("`", "``") + "`");
    }

    @Override
    public synchronized void close() {
        if (base != null) {
            base.unpersist(false);
        }
        forms.clear();
    }
}
