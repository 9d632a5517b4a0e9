package org.socialrx.ingest;

import org.socialrx.ingest.layout.Rule;

/** Staff need their practice. */
record LookupRules() implements RowRules {
    private static final Fault UNKNOWN_PRACTICE = new Fault("pracid", Rule.UNKNOWN_PRACTICE);

    @Override
    public Fault withoutOwner() {
        return UNKNOWN_PRACTICE;
    }
}
