package org.socialrx.stats.etwfe;

import java.io.Serializable;

/**
 * One way in which rows lie in clusters.
 *
 * @param size how large clusters are beside units
 * @param leverage whether the Gram matrix of every cluster is kept, which CR2 and CR3 need
 */
public record Clustering(Size size, Leverage leverage) implements Serializable {
    private static final long serialVersionUID = 1;

    /** How large clusters are. */
    public enum Size {
        /** The unit itself or parts of it; there may be millions. */
        WITHIN_UNITS,
        /** Across units; every cluster is kept. */
        ACROSS_UNITS
    }

    /** Whether Gram matrices are kept. */
    public enum Leverage {
        /** They are not. */
        NONE,
        /** They are; across units only. */
        KEPT
    }
}
