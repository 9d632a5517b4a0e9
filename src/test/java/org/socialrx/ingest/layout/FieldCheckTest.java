package org.socialrx.ingest.layout;

import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.socialrx.SharedSpark;
import org.socialrx.table.Field;

class FieldCheckTest {
    @Test
    void a_check_decides_about_every_value_as_its_sql_condition_does() {
        assertSameAsSql(
                Field.required("whole", IntegerType, "A number").between(-8, 7), List.of(-9, -8, 0, 7, 8, 2147483647));
        assertSameAsSql(Field.required("low", IntegerType, "A number").atLeast(1), List.of(-1, 0, 1, 2));
        assertSameAsSql(
                Field.required("part", DoubleType, "A number").between(0.5, 1.5),
                List.of(0.4999999, 0.5, 1.5, 1.5000001, Double.NaN, Double.NEGATIVE_INFINITY));
        assertSameAsSql(
                Field.required("word", StringType, "A text").oneOf("light", "it's", "back\\slash"),
                List.of("light", "Light", "light ", "it's", "back\\slash", ""));
        assertSameAsSql(
                Field.required("form", StringType, "A text").matching("[0-9]{2}|x", "two digits or x"),
                List.of("12", "1", "123", "x", "xx", "1\u0663", ""));
    }

    private static void assertSameAsSql(Field field, List<?> values) {
        var check = FieldCheck.of(field).get(0);
        var condition = field.checks().get(0).sql(field.name());
        var schema = new StructType(new org.apache.spark.sql.types.StructField[] {field.structField()});
        var rows = values.stream().map(RowFactory::create).toList();
        var bySql = SharedSpark.session()
                .createDataFrame(rows, schema)
                .selectExpr(condition)
                .as(org.apache.spark.sql.Encoders.BOOLEAN())
                .collectAsList();

        assertThat(values.stream().map(value -> check.broken(value) == null).toList())
                .isEqualTo(bySql);
    }
}
