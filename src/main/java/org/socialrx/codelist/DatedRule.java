package org.socialrx.codelist;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * A line of a list in one span of days within which no line of the list begins or ends to be valid.
 *
 * <p>Which line wins is then decided span by span, as if the list were another one in each.
 *
 * @param rule the line
 * @param days the span
 */
record DatedRule(CodeRule rule, Validity days) {
    /** The lines of a list that match codes, once for each span they are valid in. */
    static List<DatedRule> of(CodeList list) {
        var rules = list.matchingRules();
        var spans = spans(rules);
        var dated = new ArrayList<DatedRule>();
        for (var rule : rules) {
            spans.stream()
                    .filter(span -> rule.validity().covers(span))
                    .map(span -> new DatedRule(rule, span))
                    .forEach(dated::add);
        }
        return dated;
    }

    private static List<Validity> spans(List<CodeRule> rules) {
        var firstDays = new TreeSet<LocalDate>();
        firstDays.add(Validity.ALWAYS.from());
        for (var rule : rules) {
            firstDays.add(rule.validity().from());
            if (rule.validity().to().isBefore(Validity.ALWAYS.to())) {
                firstDays.add(rule.validity().to().plusDays(1));
            }
        }
        var spans = new ArrayList<Validity>();
        for (var first : firstDays) {
            var next = firstDays.higher(first);
            spans.add(new Validity(first, next == null ? Validity.ALWAYS.to() : next.minusDays(1)));
        }
        return spans;
    }
}
