package org.socialrx.fit.frame;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.socialrx.study.ExitCode;
import org.socialrx.study.Problems;

/**
 * The table that the user brings: a CSV file, a folder of Parquet, or a Delta table.
 *
 * <p>A column of a CSV file is numeric when every non-empty value is a plain number without leading zeros, otherwise
 * text; nothing is taken for a boolean or a date; empty is null.
 */
public final class DataTable {
    private static final String NUMBER = "^[+-]?((0|[1-9][0-9]*)([.][0-9]*)?|[.][0-9]+)([eE][+-]?[0-9]+)?$";
    private static final String WHOLE = "^[+-]?(0|[1-9][0-9]{0,18})$";

    private DataTable() {}

    /**
     * Opens a table.
     *
     * @param location file, folder, or {@code database.table}
     * @throws Problems when there is no such table, or it is none
     */
    public static Dataset<Row> open(SparkSession session, String location) {
        try {
            var path = new Path(location);
            var files = path.getFileSystem(session.sessionState().newHadoopConf());
            if (!files.exists(path)) {
                return catalog(session, location);
            }
            if (files.getFileStatus(path).isFile() && !location.endsWith(".parquet")) {
                return csv(session, location);
            }
            var isDelta = files.exists(new Path(path, "_delta_log"));
            return Analysis.analysed(
                    () -> session.read().format(isDelta ? "delta" : "parquet").load(location), e -> {
                        throw new Problems(
                                ExitCode.UPSTREAM,
                                location,
                                "holds neither CSV nor Parquet nor Delta (%s)".formatted(e.getCondition()));
                    });
        } catch (IOException | IllegalArgumentException e) {
            throw new Problems(ExitCode.UPSTREAM, location, "cannot be read");
        }
    }

    private static Dataset<Row> catalog(SparkSession session, String location) {
        return Analysis.analysed(() -> session.table(location), e -> {
            throw new Problems(ExitCode.UPSTREAM, location, "is neither a file or folder nor a database.table");
        });
    }

    private static Dataset<Row> csv(SparkSession session, String location) {
        var texts = session.read()
                .option("header", true)
                .option("escape", "\"")
                .option("mode", "FAILFAST")
                .csv(location);
        if (texts.columns().length == 0) {
            throw new Problems(ExitCode.DATA, location, "has no header row");
        }
        var kinds = kinds(texts, location);
        List<Column> typed = new ArrayList<>();
        var names = texts.columns();
        for (var i = 0; i < names.length; i++) {
            typed.add(value(names[i]).cast(kinds.get(i)).alias(names[i]));
        }
        return texts.select(typed.toArray(Column[]::new));
    }

    private static Column value(String name) {
        return functions.nullif(SparkScan.column(name), functions.lit(""));
    }

    private static List<String> kinds(Dataset<Row> texts, String location) {
        List<Column> tests = new ArrayList<>();
        for (var name : texts.columns()) {
            var value = value(name);
            var isWhole = value.rlike(WHOLE).and(value.try_cast("bigint").isNotNull());
            tests.add(functions.bool_and(value.rlike(NUMBER)));
            tests.add(functions.bool_and(functions.when(value.isNotNull(), isWhole)));
        }
        var row = Analysis.read(() -> texts.select(tests.toArray(Column[]::new)).first(), e -> {
            throw new Problems(
                    ExitCode.DATA,
                    location,
                    "cannot be read: a row has another number of fields than the header (%s)"
                            .formatted(e.getCondition()));
        });
        List<String> kinds = new ArrayList<>();
        for (var i = 0; i < row.size(); i += 2) {
            var isNumber = row.isNullAt(i) || row.getBoolean(i);
            var isWhole = !row.isNullAt(i + 1) && row.getBoolean(i + 1);
            kinds.add(isNumber ? isWhole ? "bigint" : "double" : "string");
        }
        return kinds;
    }
}
