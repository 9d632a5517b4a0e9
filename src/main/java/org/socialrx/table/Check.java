package org.socialrx.table;

import java.util.List;
import java.util.stream.Collectors;

/** One rule that every recorded value of a field keeps; a null is "not recorded" and passes every check. */
public sealed interface Check {

    /**
     * The rule as a Spark SQL condition that is true or false for every value that is not null.
     *
     * @param column name of the column, already quoted where it needs to be
     */
    String sql(String column);

    /** The rule in words that finish the sentence "the value ...". */
    String prose();

    /** A short name of the rule in kebab-case, as it stands in {@code source.reject}. */
    String rule();

    /**
     * Numbers from {@code low} to {@code high}, both inclusive.
     *
     * @param low smallest value allowed
     * @param high largest value allowed
     */
    record Between(double low, double high) implements Check {
        @Override
        public String sql(String column) {
            return "%s BETWEEN %s AND %s".formatted(column, plain(low), plain(high));
        }

        @Override
        public String prose() {
            return "lies between %s and %s".formatted(plain(low), plain(high));
        }

        @Override
        public String rule() {
            return "out-of-range";
        }
    }

    /**
     * Numbers not under {@code low}.
     *
     * @param low smallest value allowed
     */
    record AtLeast(double low) implements Check {
        @Override
        public String sql(String column) {
            return "%s >= %s".formatted(column, plain(low));
        }

        @Override
        public String prose() {
            return "is at least " + plain(low);
        }

        @Override
        public String rule() {
            return "out-of-range";
        }
    }

    /**
     * One of a few texts.
     *
     * @param values the texts allowed
     */
    record OneOf(List<String> values) implements Check {
        public OneOf {
            values = List.copyOf(values);
        }

        @Override
        public String sql(String column) {
            return values.stream().map(Check::quoted).collect(Collectors.joining(", ", column + " IN (", ")"));
        }

        @Override
        public String prose() {
            return "is one of " + String.join(", ", values);
        }

        @Override
        public String rule() {
            return "unknown-category";
        }
    }

    /**
     * Text that a regular expression matches as a whole.
     *
     * @param pattern a Java regular expression without anchors
     * @param words what the pattern means, finishing "the value is ..."
     */
    record Matches(String pattern, String words) implements Check {
        @Override
        public String sql(String column) {
            return "%s RLIKE %s".formatted(column, quoted("^(?:" + pattern + ")$"));
        }

        @Override
        public String prose() {
            return "is " + words;
        }

        @Override
        public String rule() {
            return "wrong-form";
        }
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }

    private static String plain(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1e15
                ? Long.toString((long) number)
                : Double.toString(number);
    }
}
