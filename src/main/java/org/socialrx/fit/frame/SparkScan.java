package org.socialrx.fit.frame;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;

/**
 * Rows on a cluster, kept as blocks of columns: once in any order, and once for each grouping that was asked for.
 *
 * <p>Questions that need no order ride along with one that needs a grouping. All sums are integers or compensated, so
 * that it does not show which partition a row lay in.
 */
final class SparkScan implements Scan {
    private static final long MOST_NUMBERS_A_JOB = 8_000_000;

    private final Dataset<Row> rows;
    private final Map<Optional<Grouping>, JavaRDD<Block>> forms = new HashMap<>();

    /** Rows whose columns are bigint, double or string. */
    SparkScan(Dataset<Row> rows) {
        this.rows = rows;
    }

    @Override
    public List<Question> answer(List<Question> questions) {
        Map<Optional<Grouping>, List<Integer>> byForm = new LinkedHashMap<>();
        for (var i = 0; i < questions.size(); i++) {
            byForm.computeIfAbsent(questions.get(i).grouping(), form -> new ArrayList<>())
                    .add(i);
        }
        rideAlong(byForm);
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

    private static void rideAlong(Map<Optional<Grouping>, List<Integer>> byForm) {
        if (byForm.size() > 1) {
            var unordered = byForm.remove(Optional.<Grouping>empty());
            if (unordered != null) {
                byForm.values().iterator().next().addAll(unordered);
            }
        }
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
        return forms.computeIfAbsent(
                form,
                wanted -> wanted.map(this::grouped).orElseGet(this::ungrouped).persist(StorageLevel.MEMORY_AND_DISK()));
    }

    private JavaRDD<Block> ungrouped() {
        var schema = rows.schema();
        return rows.toJavaRDD().mapPartitions(partition -> Blocks.ofRows(partition, schema));
    }

    private JavaRDD<Block> grouped(Grouping grouping) {
        var schema = rows.schema();
        var by = columns(grouping.by());
        var order = new ArrayList<>(List.of(by));
        order.addAll(List.of(columns(grouping.orderBy())));
        var together = by.length == 0 ? rows.repartition(1) : rows.repartition(by);
        var sorted = order.isEmpty() ? together : together.sortWithinPartitions(order.toArray(Column[]::new));
        return sorted.toJavaRDD().mapPartitions(partition -> Blocks.ofGroups(partition, schema, grouping));
    }

    private static Column[] columns(List<String> names) {
        return names.stream().map(SparkScan::column).toArray(Column[]::new);
    }

    /** A column of the user's table, whatever characters its name has. */
    static Column column(String name) {
        return TableColumn.named(name);
    }

    @Override
    public Dataset<Row> table() {
        return rows;
    }

    @Override
    public synchronized void close() {
        forms.values().forEach(blocks -> blocks.unpersist(false));
        forms.clear();
    }
}
