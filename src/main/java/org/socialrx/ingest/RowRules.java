package org.socialrx.ingest;

import java.io.Serializable;
import java.util.function.BiConsumer;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.jspecify.annotations.Nullable;
import org.socialrx.ingest.layout.Rule;
import org.socialrx.ingest.layout.SourceFile;

/** The rules of one shuffle that need more than the row itself. */
interface RowRules extends Serializable {
    /** Cells that an owner has. */
    default int ownerCellCount(SourceFile kind) {
        return kind.mappings().size();
    }

    /** The rule that an owner breaks, or null. */
    default @Nullable Fault ownerFault(SourceFile kind, long prefix, UnsafeRow cells) {
        return null;
    }

    /** Why an accepted owner and its rows do not go to core, or null. */
    default @Nullable Rule leftOut(UnsafeRow owner) {
        return null;
    }

    /** The fault of rows whose owner is unknown. */
    Fault withoutOwner(SourceFile kind);

    /** The fault of rows whose owner was delivered with different contents; null when the first one counts. */
    default @Nullable Fault withAmbiguousOwner(SourceFile kind) {
        return null;
    }

    /** The rule that a row breaks, or null. */
    default @Nullable Fault fault(SourceFile kind, long prefix, UnsafeRow cells, UnsafeRow owner) {
        return null;
    }

    /** Reports what is odd about an accepted owner. */
    default void noteOwner(SourceFile kind, UnsafeRow cells, BiConsumer<String, Rule> notes) {}

    /** Reports what is odd about an accepted row. */
    default void note(SourceFile kind, UnsafeRow cells, UnsafeRow owner, BiConsumer<String, Rule> notes) {}
}
