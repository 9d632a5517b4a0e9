package org.socialrx.release;

import java.util.Map;
import org.socialrx.schema.result.GroupShare;

/**
 * Whom the counts of shares count.
 *
 * <p>Steps of the funnel are populations of their own that stand among one another ({@link Nesting}). Referrals go by
 * the name of the referred: there are hardly more of them, and what is more is then a number of people too.
 */
final class SharePopulations {
    /** What each step of the funnel is a part of. */
    private static final Map<String, String> BEFORE = Map.of(
            "reached", Nesting.DESCRIBED,
            "offered-only", "reached",
            "declined", "reached",
            "referred", "reached",
            "contacted", "referred",
            "closed", "contacted");

    private SharePopulations() {}

    static Counted item(Line line) {
        var item = line.text(GroupShare.ITEM);
        return switch (line.text(GroupShare.TOPIC)) {
            case "funnel" -> group(line, item);
            case "completeness" -> new Counted(registered(line), line.text(GroupShare.VARIABLE), item, "");
            case "month" -> month(line, item);
            case "use" -> use(line, item);
            default -> new Counted(line.text(GroupShare.TOPIC), line.text(GroupShare.VARIABLE), item, within(line));
        };
    }

    static Counted base(Line line) {
        return switch (line.text(GroupShare.TOPIC)) {
            case "funnel" -> group(line, BEFORE.getOrDefault(line.text(GroupShare.ITEM), Nesting.DESCRIBED));
            case "completeness" -> Counted.everybody(registered(line));
            case "use" -> Counted.everybody("referred");
            default -> Counted.everybody(line.text(GroupShare.TOPIC) + " " + within(line));
        };
    }

    /** Kinds of activity overlap: each is a characteristic of its own. */
    private static Counted use(Line line, String item) {
        var measure = line.text(GroupShare.VARIABLE);
        return measure.equals(ActivityNesting.ACTIVITY)
                ? new Counted("referred", measure + " " + item, ActivityNesting.CONNECTED, "use")
                : new Counted("referred", measure, item, "use");
    }

    private static Counted group(Line line, String population) {
        return new Counted(
                population,
                line.text(GroupShare.VARIABLE),
                line.text(GroupShare.LEVEL),
                "of " + line.text(GroupShare.ITEM));
    }

    private static String registered(Line line) {
        return "registered " + line.text(GroupShare.LEVEL);
    }

    /** Months of first events go by the names of the rates; practices are a number by itself. */
    private static Counted month(Line line, String item) {
        boolean isOfPractices = item.equals("practices-begun");
        return new Counted(
                item, line.text(GroupShare.VARIABLE), line.text(GroupShare.LEVEL), isOfPractices ? "each its own" : "");
    }

    private static String within(Line line) {
        return line.text(GroupShare.VARIABLE) + " " + line.text(GroupShare.LEVEL);
    }
}
