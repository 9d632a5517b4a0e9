package org.socialrx.codelist;

import java.util.ArrayList;
import java.util.List;

/** The records of one comma-separated text by RFC 4180: quoted values may hold commas, quotes and line ends. */
final class CsvRecords {
    private final String text;
    private final List<Line> lines = new ArrayList<>();
    private final List<String> values = new ArrayList<>();
    private final StringBuilder value = new StringBuilder();
    private int lineNumber = 1;
    private int startLine = 1;
    private boolean isQuoted;

    /**
     * One record.
     *
     * @param number line of the text on which it begins, from 1
     * @param values its values, without quotes and blanks around them
     */
    record Line(int number, List<String> values) {
        Line {
            values = List.copyOf(values);
        }
    }

    private CsvRecords(String text) {
        this.text = text;
    }

    /** All records that are not blank, the header among them. */
    static List<Line> parse(String text) {
        return new CsvRecords(text.startsWith("\uFEFF") ? text.substring(1) : text).parse();
    }

    private List<Line> parse() {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                lineNumber++;
            }
            if (isQuoted && c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                value.append(c);
                i++;
            } else if (c == '"') {
                isQuoted = !isQuoted;
            } else if (isQuoted) {
                value.append(c);
            } else {
                outsideQuotes(c);
            }
        }
        endLine();
        return lines;
    }

    private void outsideQuotes(char c) {
        if (c == ',') {
            endValue();
        } else if (c == '\n') {
            endLine();
        } else if (c != '\r') {
            value.append(c);
        }
    }

    private void endValue() {
        values.add(value.toString().strip());
        value.setLength(0);
    }

    private void endLine() {
        endValue();
        if (!values.equals(List.of(""))) {
            lines.add(new Line(startLine, values));
        }
        values.clear();
        startLine = lineNumber;
    }
}
