package org.socialrx.ingest;

import java.io.Serializable;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.function.Function;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.StructType;
import org.socialrx.ingest.layout.Role;
import org.socialrx.ingest.layout.SourceFile;

/**
 * Records in the partitions of their lanes and in order, on disk as shuffle files: read once for the verdicts and once
 * for every table, never parsed again.
 *
 * @param session the session
 * @param sorted the records
 * @param lanes which partitions hold what
 * @param rules the rules rows are judged by
 * @param kinds kind of every file, by index
 */
record Shuffle(
        SparkSession session, JavaRDD<InternalRow> sorted, Lanes lanes, RowRules rules, Broadcast<SourceFile[]> kinds) {

    /** What becomes of the verdicts of one partition. */
    interface Output extends Function<Queue<InternalRow>, Verdicts>, Serializable {}

    /** Shuffles and sorts; the parser runs now. */
    static Shuffle of(
            SparkSession session,
            JavaRDD<InternalRow> records,
            Lanes lanes,
            RowRules rules,
            Broadcast<SourceFile[]> kinds) {
        var sorted = InternalRows.dataset(session, records, Staged.SCHEMA)
                .repartitionById(lanes.partitionCount(), Staged.column(Staged.PART))
                .sortWithinPartitions(Staged.sorting());
        var rows = InternalRows.rows(sorted);
        if (rows.getNumPartitions() == 0) {
            // Adaptive execution plans nothing at all for a shuffle without a record.
            rows = JavaSparkContext.fromSparkContext(session.sparkContext())
                    .parallelize(List.of(), lanes.partitionCount());
        }
        if (rows.getNumPartitions() != lanes.partitionCount()) {
            throw new IllegalStateException("The shuffle has %d partitions and not the %d of its lanes"
                    .formatted(rows.getNumPartitions(), lanes.partitionCount()));
        }
        return new Shuffle(session, rows, lanes, rules, kinds);
    }

    /** Every verdict that is not an accepted row. */
    Dataset<Row> notes() {
        return InternalRows.dataset(session, judged(sorted, NoteRows::new), Note.SCHEMA);
    }

    /** Accepted rows, by practice and in the order of the key. */
    Dataset<Row> rows(StructType schema, Role role, Output output) {
        return InternalRows.dataset(session, accepted(role, output), schema);
    }

    /** Accepted rows from the lane of a role. */
    JavaRDD<InternalRow> accepted(Role role, Output output) {
        return judged(InternalRows.pruned(sorted, lanes.lane(role)), output);
    }

    private JavaRDD<InternalRow> judged(JavaRDD<InternalRow> records, Output output) {
        var judges = rules;
        var fileKinds = kinds;
        return records.mapPartitions(partition -> new Judged(partition, judges, fileKinds.value(), output));
    }

    /** What the verdicts of a partition make, one record after the other. */
    private static final class Judged implements Iterator<InternalRow> {
        private final Iterator<InternalRow> records;
        private final Queue<InternalRow> ready = new ArrayDeque<>();
        private final Verdicts verdicts;
        private final Judgement judgement;
        private boolean isAtEnd;

        Judged(Iterator<InternalRow> records, RowRules rules, SourceFile[] kinds, Output output) {
            this.records = records;
            this.verdicts = output.apply(ready);
            this.judgement = new Judgement(rules, kinds, verdicts);
        }

        @Override
        public boolean hasNext() {
            while (ready.isEmpty() && !isAtEnd) {
                if (records.hasNext()) {
                    judgement.take(records.next());
                } else {
                    isAtEnd = true;
                    verdicts.end();
                }
            }
            return !ready.isEmpty();
        }

        @Override
        public InternalRow next() {
            if (!hasNext()) {
                throw new NoSuchElementException("No further row");
            }
            return ready.remove();
        }
    }
}
