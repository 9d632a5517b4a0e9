package org.socialrx.serve;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.jspecify.annotations.Nullable;
import org.socialrx.SharedSpark;
import org.socialrx.schema.release.Released;
import org.socialrx.schema.result.AttritionStep;
import org.socialrx.schema.result.CovariateBalance;
import org.socialrx.schema.result.Diagnostic;
import org.socialrx.schema.result.Estimate;
import org.socialrx.schema.result.EventTime;
import org.socialrx.table.Field;
import org.socialrx.table.Table;

/**
 * A release root of one small study, and beside it what must never come out: a person-level Delta table and files, all
 * with a secret in them.
 */
final class ReleaseFixture {
    static final String STUDY = "small-demo";
    static final String SECRET = "SECRET-OF-PATIENT-7341";

    private static @Nullable Path written;

    private ReleaseFixture() {}

    /** The fixture of this test run; nobody may change it. */
    static synchronized Path folder() throws IOException {
        if (written == null) {
            written = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "release-fixture");
            write(SharedSpark.session(), written);
        }
        return written;
    }

    /**
     * Writes {@code release/small-demo/*} in two versions, {@code core/patient} and {@code secret.*} below the folder,
     * and among the released tables a clone of {@code core/patient} that somebody has planted.
     */
    private static void write(SparkSession spark, Path folder) throws IOException {
        write(spark, folder, Estimate.TABLE, List.of(estimate(0.99, 0.90, 1.09)));
        write(spark, folder, Estimate.TABLE, List.of(estimate(0.80, 0.71, 0.90), naive()));
        write(
                spark,
                folder,
                EventTime.TABLE,
                IntStream.range(-8, 8).mapToObj(ReleaseFixture::eventTime).toList());
        write(spark, folder, AttritionStep.TABLE, attrition());
        write(spark, folder, CovariateBalance.TABLE, List.of(balance("before", 0.31), balance("after", 0.02)));
        write(spark, folder, Diagnostic.TABLE, List.of(plateau()));
        writeSecrets(spark, folder);
    }

    static Path releaseRoot(Path folder) {
        return folder.resolve("release");
    }

    private static Map<Field, Object> estimate(double ratio, double low, double high) {
        return Map.of(
                Estimate.ANALYSIS,
                "primary",
                Estimate.LABEL,
                "Matched sets, Poisson",
                Estimate.IS_PRIMARY,
                true,
                Estimate.ESTIMATE,
                ratio,
                Estimate.CI_LOW,
                low,
                Estimate.CI_HIGH,
                high,
                Estimate.SCALE,
                "ratio",
                Estimate.OUTCOME,
                "gp-contacts");
    }

    private static Map<Field, Object> naive() {
        return Map.of(
                Estimate.ANALYSIS,
                "before-after",
                Estimate.LABEL,
                "Before and after, no controls",
                Estimate.ANALYSIS_ORDER,
                2,
                Estimate.IS_NAIVE,
                true,
                Estimate.ESTIMATE,
                0.55,
                Estimate.CI_LOW,
                0.52,
                Estimate.CI_HIGH,
                0.58,
                Estimate.SCALE,
                "ratio",
                Estimate.OUTCOME,
                "gp-contacts");
    }

    private static Map<Field, Object> eventTime(int period) {
        var ratio = period >= 2 ? 0.8 : 1.0;
        return Map.of(
                EventTime.DESIGN,
                "primary",
                EventTime.OUTCOME,
                "gp-contacts",
                EventTime.PERIOD,
                period,
                EventTime.WINDOW,
                period < -2 ? "baseline" : period < 2 ? "left-out" : "effect",
                EventTime.ESTIMATE,
                ratio,
                EventTime.CI_LOW,
                ratio * 0.9,
                EventTime.CI_HIGH,
                ratio * 1.1,
                EventTime.BAND_LOW,
                ratio * 0.85,
                EventTime.BAND_HIGH,
                ratio * 1.15);
    }

    private static List<Map<Field, Object>> attrition() {
        return Stream.of("extract", "referred", "control", "matched")
                .map(flow -> Map.<Field, Object>of(
                        AttritionStep.FLOW,
                        flow,
                        AttritionStep.STEP_NUMBER,
                        1,
                        AttritionStep.STEP,
                        "all",
                        AttritionStep.LABEL,
                        "All of them",
                        AttritionStep.UNIT,
                        "patients",
                        AttritionStep.REMAINING_COUNT,
                        1200L,
                        AttritionStep.EXCLUDED_COUNT,
                        0L))
                .toList();
    }

    private static Map<Field, Object> balance(String sample, double smd) {
        return Map.of(
                CovariateBalance.DESIGN,
                "primary",
                CovariateBalance.SAMPLE,
                sample,
                CovariateBalance.COVARIATE,
                "age",
                CovariateBalance.SMD,
                smd);
    }

    private static Map<Field, Object> plateau() {
        return Map.of(
                Diagnostic.DIAGNOSTIC, "plateau",
                Diagnostic.LABEL, "The baseline periods lie on one level",
                Diagnostic.OUTCOME, "gp-contacts",
                Diagnostic.SUBJECT, "all",
                Diagnostic.VERDICT, "pass",
                Diagnostic.P_VALUE, 0.4);
    }

    /** Writes the released form of one table; what a row does not name is empty. */
    static void write(SparkSession spark, Path folder, Table result, List<Map<Field, Object>> rows) {
        var table = Released.of(result);
        var filled = rows.stream().map(row -> row(table, row)).toList();
        spark.createDataFrame(filled, table.schema())
                .coalesce(1)
                .write()
                .format("delta")
                .mode(SaveMode.Overwrite)
                .save(releaseRoot(folder).resolve(STUDY).resolve(table.name()).toString());
    }

    private static Row row(Table table, Map<Field, Object> values) {
        var byName = new java.util.HashMap<String, Object>();
        values.forEach((field, value) -> byName.put(field.name(), value));
        return RowFactory.create(table.fields().stream()
                .map(field -> byName.getOrDefault(field.name(), emptyOf(field)))
                .toArray());
    }

    private static @Nullable Object emptyOf(Field field) {
        if (field.nullable()) {
            return null;
        }
        var type = field.type();
        if (type.equals(DataTypes.BooleanType)) {
            return false;
        } else if (type.equals(DataTypes.IntegerType)) {
            return 1;
        } else if (type.equals(DataTypes.LongType)) {
            return 100L;
        } else if (type.equals(DataTypes.DoubleType)) {
            return 0.0;
        }
        return "all";
    }

    /** The secret in every format that Spark reads. */
    private static void writeSecrets(SparkSession spark, Path folder) throws IOException {
        var patient = patient(spark);
        patient.write().format("delta").save(folder.resolve("core/patient").toString());
        for (var format : List.of("parquet", "csv", "json", "orc", "text")) {
            patient.write()
                    .format(format)
                    .save(folder.resolve("secret." + format).toString());
        }
        Files.writeString(folder.resolve("secret.txt"), SECRET + "\n");
        spark.sql("CREATE TABLE delta.`%s` SHALLOW CLONE delta.`%s`"
                .formatted(
                        releaseRoot(folder).resolve(STUDY).resolve("planted_clone"), folder.resolve("core/patient")));
    }

    private static Dataset<Row> patient(SparkSession spark) {
        var rows = new ArrayList<Row>();
        rows.add(RowFactory.create(SECRET));
        return spark.createDataFrame(
                rows, new org.apache.spark.sql.types.StructType().add("patient_id", DataTypes.StringType));
    }
}
