package org.socialrx.ingest;

import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;
import org.socialrx.ingest.layout.Role;
import org.socialrx.ingest.layout.SourceFile;

/**
 * {@code core.code} of layouts without a dictionary: every code of an accepted entry, once a partition.
 *
 * <p>A row that names its terminology is believed. Without one, a code of digits is a SNOMED CT concept, which is what
 * OMOP's source values of UK records hold, and anything else the supplier's own. Of several wordings the first in the
 * alphabet counts, so that the partitions do not matter.
 */
final class SeenCodes extends CoreRows {
    private static final int CODE = 5;
    private static final int TERM = 9;
    private static final UTF8String SNOMED = UTF8String.fromString("snomed");
    private static final UTF8String SUPPLIER = UTF8String.fromString("supplier");

    private final Map<Seen, Wording> terms = new HashMap<>();

    SeenCodes(Queue<InternalRow> out) {
        super(out);
    }

    @Override
    public void accepted(SourceFile kind, int file, UnsafeRow cells, @Nullable UnsafeRow owner) {
        if (kind.role() != Role.EVENT) {
            return;
        }
        var system = EventRows.codeSystem(cells);
        var code = cells.getUTF8String(CODE);
        var term = cells.numFields() > TERM ? cells.getUTF8String(TERM) : null;
        seen(cells, system == null ? (isNumber(code) ? SNOMED : SUPPLIER) : system, term);
        if (system == null && isNumber(code)) {
            seen(cells, SUPPLIER, term);
        }
    }

    @Override
    public void end() {
        terms.forEach((seen, wording) -> add(seen.key(), seen.system(), seen.code(), wording.term));
    }

    private void seen(UnsafeRow cells, UTF8String system, @Nullable UTF8String term) {
        var code = cells.getUTF8String(CODE);
        var known = terms.get(new Seen(EventRows.codeKey(cells), system, code));
        if (known == null) {
            known = new Wording();
            terms.put(new Seen(EventRows.codeKey(cells).clone(), system.clone(), code.clone()), known);
        }
        known.offer(term);
    }

    private static boolean isNumber(UTF8String code) {
        for (int i = 0; i < code.numBytes(); i++) {
            if (code.getByte(i) < '0' || code.getByte(i) > '9') {
                return false;
            }
        }
        return code.numBytes() > 0;
    }

    private record Seen(UTF8String key, UTF8String system, UTF8String code) {}

    /** The words for a code so far. */
    private static final class Wording {
        private @Nullable UTF8String term;

        void offer(@Nullable UTF8String other) {
            if (other != null && (term == null || other.compareTo(term) < 0)) {
                term = other.clone();
            }
        }
    }
}
