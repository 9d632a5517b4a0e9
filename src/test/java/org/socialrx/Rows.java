package org.socialrx;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;
import org.socialrx.table.Field;
import org.socialrx.table.Table;

/** A hand-drawn table: rows under its declared schema. */
public final class Rows {
    private final Table table;
    private final Map<Field, Object> common = new LinkedHashMap<>();
    private final List<Row> rows = new ArrayList<>();

    private Rows(Table table) {
        this.table = table;
    }

    /** Starts a table without rows. */
    public static Rows of(Table table) {
        return new Rows(table);
    }

    /** A value that every later row has unless it says otherwise. */
    public Rows always(Field field, Object value) {
        common.put(field, value);
        return this;
    }

    /** Adds a row from fields and values in turn; what is not named is null. Dates may be text, as in 2020-01-31. */
    public Rows row(@Nullable Object... fieldsAndValues) {
        var values = new LinkedHashMap<Field, @Nullable Object>(common);
        for (int i = 0; i < fieldsAndValues.length; i += 2) {
            var field = (Field) fieldsAndValues[i];
            assertThat(table.fields()).contains(field);
            values.put(field, fieldsAndValues[i + 1]);
        }
        rows.add(RowFactory.create(table.fields().stream()
                .map(field -> typed(field, values.get(field)))
                .toArray()));
        return this;
    }

    /** The table; a null in a column without nulls fails when it is read. */
    public Dataset<Row> dataset() {
        return SharedSpark.session().createDataFrame(rows, table.schema());
    }

    private static @Nullable Object typed(Field field, @Nullable Object value) {
        if (value == null && !field.nullable()) {
            throw new IllegalArgumentException("Column %s needs a value".formatted(field.name()));
        }
        return value instanceof String text && field.type().typeName().equals("date")
                ? Date.valueOf(LocalDate.parse(text))
                : value;
    }
}
