package org.socialrx.ingest;

import java.util.Map;
import java.util.Queue;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;
import org.socialrx.ingest.layout.Role;
import org.socialrx.ingest.layout.SourceFile;

/** The small tables whose columns are not the cells of their file. */
final class LookupRows {
    private static final UTF8String UNLISTED = UTF8String.fromString("unlisted");

    private LookupRows() {}

    /** {@code core.staff}: the study's code list says which group a role belongs to. */
    static final class StaffRows extends CoreRows {
        private static final int ROLE = 2;
        private final Map<String, String> groupByRole;

        StaffRows(Map<String, String> groupByRole, Queue<InternalRow> out) {
            super(out);
            this.groupByRole = groupByRole;
        }

        @Override
        public void accepted(SourceFile kind, int file, UnsafeRow cells, @Nullable UnsafeRow owner) {
            if (kind.role() != Role.STAFF) {
                return;
            }
            var role = cells.getUTF8String(ROLE);
            var group = role == null ? null : groupByRole.get(role.toString());
            add(
                    cells.getUTF8String(0),
                    cells.getUTF8String(1),
                    role,
                    group == null ? UNLISTED : UTF8String.fromString(group));
        }
    }

    /**
     * {@code core.code}: one row for every terminology that the dictionary names a code of.
     *
     * <p>The supplier puts its local codes where Read codes stand; they begin with {@code ^ESCT} or {@code EMIS}. The
     * cleansed Read code comes before the original one.
     */
    static final class Codes extends CoreRows {
        private static final int TERM = 1;
        private static final int ORIGINAL_READ = 2;
        private static final int CLEANSED_READ = 3;
        private static final int SNOMED = 4;
        private static final UTF8String LOCAL_MAPPED = UTF8String.fromString("^ESCT");
        private static final UTF8String LOCAL = UTF8String.fromString("EMIS");

        Codes(Queue<InternalRow> out) {
            super(out);
        }

        @Override
        public void accepted(SourceFile kind, int file, UnsafeRow cells, @Nullable UnsafeRow owner) {
            if (kind.role() != Role.DICTIONARY) {
                return;
            }
            var original = cells.getUTF8String(ORIGINAL_READ);
            var cleansed = cells.getUTF8String(CLEANSED_READ);
            var read = isLocal(cleansed) || cleansed == null ? original : cleansed;
            code(cells, "supplier", cells.getUTF8String(0));
            code(cells, "snomed", cells.getUTF8String(SNOMED));
            code(cells, "read2", isLocal(read) ? null : read);
            code(cells, "emis", isLocal(original) ? original : isLocal(cleansed) ? cleansed : null);
        }

        private void code(UnsafeRow cells, String system, @Nullable UTF8String code) {
            if (code != null) {
                add(cells.getUTF8String(0), UTF8String.fromString(system), code, cells.getUTF8String(TERM));
            }
        }

        private static boolean isLocal(@Nullable UTF8String code) {
            return code != null && (code.startsWith(LOCAL_MAPPED) || code.startsWith(LOCAL));
        }
    }
}
