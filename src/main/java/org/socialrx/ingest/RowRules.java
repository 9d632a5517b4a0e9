package org.socialrx.ingest;

import java.io.Serializable;
import java.util.function.BiConsumer;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.jspecify.annotations.Nullable;
import org.socialrx.ingest.layout.AurumFile;
import org.socialrx.ingest.layout.Rule;

/** The rules of one shuffle that need more than the row itself. */
interface RowRules extends Serializable {
    /** Cells that an owner has. */
    default int ownerCellCount(AurumFile kind) {
        return kind.mappings().size();
    }

    /** The rule that an owner breaks, or null. */
    default @Nullable Fault ownerFault(AurumFile kind, long prefix, UnsafeRow cells) {
        return null;
    }

    /** The fault of rows whose owner is unknown. */
    Fault withoutOwner();

    /** The fault of rows whose owner was delivered with different contents; null when the first one counts. */
    default @Nullable Fault withAmbiguousOwner() {
        return null;
    }

    /** The rule that a row breaks, or null. */
    default @Nullable Fault fault(AurumFile kind, long prefix, UnsafeRow cells, UnsafeRow owner) {
        return null;
    }

    /** Reports what is odd about an accepted owner. */
    default void noteOwner(AurumFile kind, UnsafeRow cells, BiConsumer<String, Rule> notes) {}

    /** Reports what is odd about an accepted row. */
    default void note(AurumFile kind, UnsafeRow cells, UnsafeRow owner, BiConsumer<String, Rule> notes) {}
}
