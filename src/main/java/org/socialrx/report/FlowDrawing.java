package org.socialrx.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.socialrx.report.Sheet.Entry;
import org.socialrx.schema.result.AttritionStep;

/**
 * A flow diagram as SVG: a box for who enters a flow and who leaves it, and beside the line between them one text a
 * rule.
 *
 * @param flows steps of the extract, the referred, the controls and the matched
 * @param width width in pixels
 */
record FlowDrawing(List<List<Entry>> flows, int width) {
    /** Height of a box without the lines of its label. */
    private static final int BOX = 36;

    private static final int LINE = 20;
    private static final int WRAPPED = LINE - 4;
    private static final int GAP = 14;
    private static final int GUTTER = 24;
    private static final double CHARACTER = 6.4;

    private boolean isNarrow() {
        return width < Figure.WIDE;
    }

    /** The drawing. */
    String svg() {
        var shapes = new ArrayList<String>();
        int y = column(shapes, flows.get(0), 0, 1, isNarrow() ? width - 2 : width / 2 + 60, Plot.GREY);
        int half = isNarrow() ? width - 2 : (width - GUTTER) / 2;
        if (isNarrow()) {
            y = column(shapes, flows.get(1), y + GUTTER, 1, half, Plot.GREEN);
            y = column(shapes, flows.get(2), y + GUTTER, 1, half, Plot.GREY);
            y = column(shapes, flows.get(3), y + GUTTER, 1, half, Plot.GREEN);
        } else {
            int left = column(shapes, flows.get(1), y + GUTTER, 1, half, Plot.GREEN);
            int right = column(shapes, flows.get(2), y + GUTTER, half + GUTTER, half - 2, Plot.GREY);
            y = column(shapes, flows.get(3), Math.max(left, right) + GUTTER, 1, half, Plot.GREEN);
        }
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"flow\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\">%s</svg>"
                .formatted(width, y + 2, width, y + 2, String.join("", shapes));
    }

    private int column(List<String> shapes, List<Entry> steps, int top, int x, int boxWidth, String colour) {
        if (steps.isEmpty()) {
            return top - GUTTER;
        }
        int y = box(shapes, steps.get(0), without(steps), x, top + 1, boxWidth, colour);
        if (steps.size() == 1) {
            return y;
        }
        int lineTop = y;
        y += GAP;
        for (var step : steps.subList(1, steps.size())) {
            y = exclusion(shapes, step, x, y, boxWidth);
        }
        y += GAP - 6;
        shapes.add(line(x + 18, lineTop, y));
        return box(shapes, steps.get(steps.size() - 1), "", x, y, boxWidth, colour);
    }

    private int exclusion(List<String> shapes, Entry step, int x, int y, int boxWidth) {
        var count = "− " + Numerals.count(step.count(AttritionStep.EXCLUDED_COUNT));
        int textX = x + 36 + 66;
        int characters = (int) ((boxWidth - 102) / CHARACTER);
        int lineY = y + LINE - 6;
        shapes.add(text(x + 36 + 58, lineY, "end", "600", "#1d2733", count));
        for (var words : wrapped("not: " + lower(step.text(AttritionStep.LABEL)), characters)) {
            shapes.add(text(textX, lineY, "start", "400", Plot.GREY, words));
            lineY += WRAPPED;
        }
        return lineY + 6;
    }

    /** A total that is the sum of what is shown of its parts is too small by the parts that are not. */
    static String without(List<Entry> steps) {
        long hidden = 0;
        long shown =
                steps.get(steps.size() - 1).count(AttritionStep.REMAINING_COUNT).orElse(0);
        for (var step : steps.subList(1, steps.size())) {
            var excluded = step.count(AttritionStep.EXCLUDED_COUNT);
            shown += excluded.orElse(0);
            hidden += excluded.isEmpty() ? 1 : 0;
        }
        var total = steps.get(0).count(AttritionStep.REMAINING_COUNT);
        boolean isSum = total.isPresent() && total.getAsLong() == shown;
        return !isSum || hidden == 0
                ? ""
                : hidden == 1 ? ", and 1 step not shown" : ", and %d steps not shown".formatted(hidden);
    }

    /** Draws a box, as high as its label needs, and says where it ends. */
    private int box(List<String> shapes, Entry step, String more, int x, int y, int boxWidth, String colour) {
        var label = wrapped(step.text(AttritionStep.LABEL), (int) ((boxWidth - 24) / CHARACTER));
        int height = BOX + WRAPPED * label.size();
        shapes.add(
                "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"3\" fill=\"#fff\" stroke=\"%s\" stroke-width=\"1\"/>"
                        .formatted(x, y, boxWidth, height, Plot.PALE_GREY));
        shapes.add("<rect x=\"%d\" y=\"%d\" width=\"4\" height=\"%d\" fill=\"%s\"/>".formatted(x, y, height, colour));
        int lineY = y + LINE + 1;
        for (var words : label) {
            shapes.add(text(x + 16, lineY, "start", "400", colour, words));
            lineY += WRAPPED;
        }
        var number =
                Numerals.count(step.count(AttritionStep.REMAINING_COUNT)) + " " + step.text(AttritionStep.UNIT) + more;
        shapes.add(text(x + 16, y + height - 11, "start", "600", "#1d2733", number));
        return y + height;
    }

    private static String line(int x, int from, int to) {
        return "<line x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\" stroke=\"%s\"/>"
                .formatted(x, from, x, to, Plot.PALE_GREY);
    }

    private static String text(int x, int y, String anchor, String weight, String colour, String words) {
        return "<text x=\"%d\" y=\"%d\" text-anchor=\"%s\" font-size=\"13\" font-weight=\"%s\" fill=\"%s\">%s</text>"
                .formatted(x, y, anchor, weight, colour, escaped(words));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String lower(String label) {
        boolean isAcronym = label.length() > 1 && Character.isUpperCase(label.charAt(1));
        return isAcronym ? label : label.substring(0, 1).toLowerCase(Locale.ROOT) + label.substring(1);
    }

    private static List<String> wrapped(String text, int characters) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (var word : text.split(" ", -1)) {
            if (line.length() > 0 && line.length() + word.length() + 1 > characters) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() == 0 ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
