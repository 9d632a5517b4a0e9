package org.socialrx.stats.panel;

import java.util.List;
import org.socialrx.stats.EstimationException;

/** The rows are not the panel that an estimator needs. */
public final class BrokenPanelException extends EstimationException {
    private static final long serialVersionUID = 1;

    /** Says every rule that is broken, and by how many units. */
    public BrokenPanelException(List<String> faults) {
        super(String.join("; ", faults));
    }
}
