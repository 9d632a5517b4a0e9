package org.socialrx.ingest;

import org.socialrx.ingest.layout.Rule;
import org.socialrx.ingest.layout.SourceFile;

/** Staff need their practice. */
record LookupRules() implements RowRules {
    @Override
    public Fault withoutOwner(SourceFile kind) {
        return new Fault(kind.column(0), Rule.UNKNOWN_PRACTICE);
    }
}
