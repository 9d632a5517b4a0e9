package org.socialrx.ingest.layout;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.socialrx.study.SourceSettings;
import org.socialrx.table.Table;

/**
 * One kind of file of a layout: its columns, and the cells they fill.
 *
 * <p>There is one object a kind in a JVM: what travels to tasks is its name.
 */
public final class SourceFile implements Serializable {
    private static final long serialVersionUID = 1;

    private final transient SourceSettings.Layout layout;
    private final transient Dialect dialect;
    private final transient String name;
    private final transient Role role;
    private final transient Need need;
    private final transient List<SourceColumn> columns;
    private final transient List<Mapping> mappings;
    private final transient Pattern fileName;
    private final transient int position;

    /** Whether a delivery can do without a kind of file. */
    public enum Need {
        /** A delivery without it is refused. */
        REQUIRED,
        /** May be missing. */
        OPTIONAL
    }

    private SourceFile(
            SourceSettings.Layout layout,
            Dialect dialect,
            String name,
            Role role,
            Need need,
            List<SourceColumn> columns,
            List<Mapping> mappings,
            int position) {
        this.layout = layout;
        this.dialect = dialect;
        this.name = name;
        this.role = role;
        this.need = need;
        this.columns = List.copyOf(columns);
        this.mappings = List.copyOf(mappings);
        this.position = position;
        this.fileName = Pattern.compile(
                "(?:.*_)?%s(?:_\\d+)?\\.%s(?:\\.gz)?".formatted(name, dialect.extension()), Pattern.CASE_INSENSITIVE);
        for (int cell = 0; cell < mappings.size(); cell++) {
            var field = mappings.get(cell).field();
            if (!field.name().equals(role.cells().get(cell).name())) {
                throw new IllegalArgumentException("Cell %d of %s is %s in %s"
                        .formatted(cell, role, role.cells().get(cell).name(), name));
            }
        }
    }

    /**
     * Starts the declaration of a kind of file.
     *
     * @param columns names of its columns in the supplier's order, separated by blanks; {@code ?} after a name says
     *     that the column may be missing, {@code ~} that it may hold free text
     */
    static Declaration file(String name, Role role, String columns) {
        return new Declaration(
                name,
                role,
                Arrays.stream(columns.split(" ")).map(SourceColumn::of).toList());
    }

    /**
     * The beginning of a declaration.
     *
     * @param name part of the file's name that says what it is
     * @param role what its rows are
     * @param columns its columns
     */
    record Declaration(String name, Role role, List<SourceColumn> columns) {
        /** A kind of file that a delivery must have. */
        Builder required(Mapping... mappings) {
            return (layout, dialect, position) ->
                    new SourceFile(layout, dialect, name, role, Need.REQUIRED, columns, List.of(mappings), position);
        }

        /** A kind of file that may be missing. */
        Builder optional(Mapping... mappings) {
            return (layout, dialect, position) ->
                    new SourceFile(layout, dialect, name, role, Need.OPTIONAL, columns, List.of(mappings), position);
        }
    }

    /** A kind of file that waits for its layout. */
    interface Builder {
        SourceFile in(SourceSettings.Layout layout, Dialect dialect, int position);
    }

    /** Whether a file of that name is one of this kind. */
    boolean isCalled(String candidate) {
        return fileName.matcher(candidate).matches();
    }

    /** The part of the file's name that says what it is. */
    public String name() {
        return name;
    }

    /** What a file of this kind is called, with a star for what its name may begin with. */
    public String pattern() {
        return dialect.named(name);
    }

    /** Position among the kinds of its layout. */
    public int position() {
        return position;
    }

    /** How its text is written. */
    public Dialect dialect() {
        return dialect;
    }

    /** What its rows are. */
    public Role role() {
        return role;
    }

    /** Whether a delivery can do without it. */
    public Need need() {
        return need;
    }

    /** The core table its rows go to. */
    public Table table() {
        return role.table();
    }

    /** Its columns in the supplier's order. */
    public List<SourceColumn> columns() {
        return columns;
    }

    /** Which columns are read, in the order of the cells of a staged row. */
    public List<Mapping> mappings() {
        return mappings;
    }

    /** The column of a cell, for messages. */
    public String column(int cell) {
        return mappings.get(cell).column();
    }

    /** The cells of its rows as columns of a data set. */
    public StructType cells() {
        return new StructType(
                mappings.stream().map(mapping -> mapping.field().structField()).toArray(StructField[]::new));
    }

    @Override
    public String toString() {
        return name;
    }

    private Object writeReplace() {
        return new Reference(layout, name);
    }

    private record Reference(SourceSettings.Layout layout, String name) implements Serializable {
        private Object readResolve() {
            return Layout.of(layout).file(name);
        }
    }
}
