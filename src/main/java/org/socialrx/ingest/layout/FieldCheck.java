package org.socialrx.ingest.layout;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.socialrx.table.Check;
import org.socialrx.table.Field;

/**
 * A check of a declared field for values in Java, equal to its Spark SQL condition.
 *
 * @param rule the rule a value breaks that does not pass
 * @param test whether a value that is not null passes
 */
public record FieldCheck(Rule rule, Predicate<Object> test) {

    /** The checks of a field, in declared order. */
    public static List<FieldCheck> of(Field field) {
        return field.checks().stream()
                .map(check -> new FieldCheck(Rule.of(check), test(check)))
                .toList();
    }

    /** The rule that the value breaks, or null. */
    public @Nullable Rule broken(Object value) {
        return test.test(value) ? null : rule;
    }

    private static Predicate<Object> test(Check check) {
        if (check instanceof Check.Between between) {
            return value -> number(value) >= between.low() && number(value) <= between.high();
        }
        if (check instanceof Check.AtLeast atLeast) {
            return value -> number(value) >= atLeast.low();
        }
        if (check instanceof Check.OneOf oneOf) {
            return value -> value instanceof String text && oneOf.values().contains(text);
        }
        if (check instanceof Check.Matches matches) {
            var pattern = Pattern.compile("^(?:" + matches.pattern() + ")$");
            return value ->
                    value instanceof String text && pattern.matcher(text).find();
        }
        throw new IllegalArgumentException("No Java form of the check %s".formatted(check.rule()));
    }

    private static double number(Object value) {
        return ((Number) value).doubleValue();
    }
}
