package org.socialrx.simulate;

/** How the files of a delivery are stored. */
public enum Packing {
    /** Plain text. */
    PLAIN(""),
    /** Each file compressed. */
    GZIP(".gz");

    private final String suffix;

    Packing(String suffix) {
        this.suffix = suffix;
    }

    /** What it adds to a file's name. */
    String suffix() {
        return suffix;
    }
}
