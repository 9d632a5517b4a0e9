package org.socialrx.ingest.layout;

/**
 * One column that a layout declares.
 *
 * @param name its name in the header, lower case
 * @param need whether the header must name it
 * @param content what stands in it
 */
public record SourceColumn(String name, Need need, Content content) {
    private static final char MAY_BE_MISSING = '?';
    private static final char FREE_TEXT = '~';

    /** Whether a header must name a column. */
    public enum Need {
        /** A file without it is refused. */
        REQUIRED,
        /** May be missing. */
        OPTIONAL
    }

    /** What stands in a column, which decides how it is searched for identifiers. */
    public enum Content {
        /** Ids, codes, numbers and dates: a single value proves nothing. */
        CODES,
        /** What somebody wrote: a single value is one too many. */
        FREE_TEXT,
        /** Whatever the study lets pass, with its reason. */
        ALLOWED
    }

    /** The column of a declaration, with its marks. */
    static SourceColumn of(String marked) {
        var need = marked.indexOf(MAY_BE_MISSING) < 0 ? Need.REQUIRED : Need.OPTIONAL;
        var content = marked.indexOf(FREE_TEXT) < 0 ? Content.CODES : Content.FREE_TEXT;
        return new SourceColumn(
                marked.replace(String.valueOf(MAY_BE_MISSING), "").replace(String.valueOf(FREE_TEXT), ""),
                need,
                content);
    }
}
