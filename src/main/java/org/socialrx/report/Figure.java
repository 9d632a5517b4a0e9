package org.socialrx.report;

/**
 * One figure of the page: a claim, a drawing at two widths and the rows behind it.
 *
 * @param id name of the figure, of its CSV and of its anchor
 * @param axis what the axis shows, printed above the drawing
 * @param claim what to see, a sentence derived by a rule
 * @param reading how to read it
 * @param alternative the figure in words
 * @param wide SVG for a page
 * @param narrow SVG for a phone
 * @param sheet the released rows behind it
 * @param key what tells them from the rest of their table
 */
public record Figure(
        String id,
        String axis,
        String claim,
        String reading,
        String alternative,
        String wide,
        String narrow,
        Sheet sheet,
        String key) {

    /** Width of a drawing in a column of text, in pixels. */
    static final int WIDE = 760;

    /** Width of a drawing on a phone, in pixels. */
    static final int NARROW = 350;

    /** Database and table. */
    public String table() {
        return sheet.table().fullName();
    }

    /** Delta version of the table. */
    public long version() {
        return sheet.version();
    }

    /** Where its CSV stands beside the page. */
    public String csvPath() {
        return "figures/" + id + ".csv";
    }
}
