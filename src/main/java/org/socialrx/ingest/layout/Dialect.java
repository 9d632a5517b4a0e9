package org.socialrx.ingest.layout;

/**
 * How the text of a layout is written.
 *
 * @param separator byte between two fields
 * @param separatorWords the separator in words, plural
 * @param quoting whether a field may stand in quotes
 * @param extension end of a file's name, {@code .gz} apart
 * @param namePattern what a file is called, with {@code %s} for its kind
 */
public record Dialect(byte separator, String separatorWords, Quoting quoting, String extension, String namePattern) {
    /** Tab-delimited text without quotes, in numbered parts. */
    public static final Dialect TABS = new Dialect((byte) '\t', "tabs", Quoting.NONE, "txt", "*_%s");

    /** Comma-separated values as RFC 4180 has them, but for line breaks inside of a field. */
    public static final Dialect COMMAS = new Dialect((byte) ',', "commas", Quoting.DOUBLE, "csv", "%s");

    /** Whether a field may stand in quotes. */
    public enum Quoting {
        /** A quote is a character like any other. */
        NONE,
        /** A field may stand in double quotes; a quote inside of it is doubled. */
        DOUBLE
    }

    /** What a kind of file is called. */
    String named(String kind) {
        return namePattern.formatted(kind);
    }
}
