package org.socialrx.release;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;
import org.socialrx.schema.release.Released;
import org.socialrx.table.Disclosure;
import org.socialrx.table.Disclosure.Statistic;
import org.socialrx.table.Field;

/** One row on its way out: what is released of each value, and which were suppressed. */
final class ReleasedLine {
    private final Line line;
    private final Profile profile;
    private final Previous before;
    private final Map<String, Object> values = new HashMap<>();
    private final Set<String> suppressed = new HashSet<>();

    ReleasedLine(Line line, Profile profile, ReleasedCounts counts, Previous before) {
        this.line = line;
        this.profile = profile;
        this.before = before;
        var fields = line.table().fields();
        fields.stream().filter(field -> isA(field, Disclosure.Plain.class)).forEach(this::copy);
        fields.stream().filter(field -> isA(field, Disclosure.Count.class)).forEach(field -> count(field, counts));
        fields.stream().filter(field -> isA(field, Disclosure.PersonTime.class)).forEach(this::time);
        fields.stream()
                .filter(field -> isA(field, Disclosure.Expectation.class))
                .forEach(this::expectation);
        fields.stream().filter(field -> isA(field, Disclosure.Guarded.class)).forEach(field -> guard(field, counts));
        fields.stream().filter(field -> isA(field, Disclosure.Ratio.class)).forEach(this::recompute);
    }

    /** What is released of a value; null when there is none or it was suppressed. */
    @Nullable
    Object value(Field field) {
        return values.get(field.name());
    }

    /** Puts another value where one is released. */
    void replace(Field field, double value) {
        if (values.get(field.name()) != null) {
            values.put(field.name(), value);
        }
    }

    /** Suppresses a value that was about to be released. */
    void suppress(Field field) {
        if (values.remove(field.name()) != null) {
            suppressed.add(field.name());
        }
    }

    /** The row of the released table. */
    Row row(String runId) {
        var released = Released.of(line.table());
        var cells = released.fields().stream().map(field -> cell(field, runId)).toArray();
        return RowFactory.create(cells);
    }

    private @Nullable Object cell(Field field, String runId) {
        if (field.equals(Released.RUN_ID)) {
            return runId;
        }
        if (field.equals(Released.PROFILE)) {
            return profile.name();
        }
        boolean isOwn =
                line.table().fields().stream().anyMatch(own -> own.name().equals(field.name()));
        return isOwn
                ? values.get(field.name())
                : (Object) suppressed.stream().anyMatch(name -> field.name().equals(name + "_suppressed"));
    }

    private void copy(Field field) {
        values.put(field.name(), line.value(field.name()));
    }

    private void count(Field field, ReleasedCounts counts) {
        var slot = line.slot(field);
        if (!counts.isRecorded(slot)) {
            return;
        }
        var released = counts.at(slot);
        if (released.isPresent()) {
            values.put(field.name(), released.getAsLong());
        } else {
            suppressed.add(field.name());
        }
    }

    /** A count suppressed for the sake of another takes no estimate along: enough people stand behind that. */
    private void guard(Field field, ReleasedCounts counts) {
        var guards = ((Disclosure.Guarded) field.disclosure()).guards();
        if (line.value(field.name()) == null) {
            return;
        }
        boolean isBehindSmall = !guards.isEmpty()
                && Arrays.stream(guards.split(" ", -1))
                        .map(guard -> line.slot(line.table().field(guard)))
                        .anyMatch(counts::isSmall);
        if (isBehindSmall || before.isSuppressed(line, field)) {
            suppressed.add(field.name());
        } else {
            copy(field);
        }
    }

    private void time(Field field) {
        var count = ((Disclosure.PersonTime) field.disclosure()).count();
        if (!(line.value(field.name()) instanceof Number exact)) {
            return;
        }
        double years = profile.years(exact.doubleValue());
        if (suppressed.contains(count) || years <= 0) {
            suppressed.add(field.name());
            return;
        }
        values.put(
                field.name(),
                before.shown(line, field, profile)
                        .map(Number::doubleValue)
                        .filter(shown -> profile.isSameTime(exact.doubleValue(), shown))
                        .orElse(years));
    }

    /** A held expectation is as far off as a held count. */
    private void expectation(Field field) {
        var count = ((Disclosure.Expectation) field.disclosure()).count();
        if (!(line.value(field.name()) instanceof Number exact)) {
            return;
        }
        long expected = Math.round(exact.doubleValue());
        if (suppressed.contains(count) || profile.isRedacted(expected)) {
            suppressed.add(field.name());
            return;
        }
        values.put(
                field.name(),
                before.shown(line, field, profile)
                        .map(Number::doubleValue)
                        .filter(shown -> profile.isHeld(expected, Math.round(shown)))
                        .orElse((double) profile.rounding().of(expected)));
    }

    private void recompute(Field field) {
        var ratio = (Disclosure.Ratio) field.disclosure();
        var exact = line.value(field.name());
        if (exact == null) {
            return;
        }
        if (suppressed.contains(ratio.numerator()) || suppressed.contains(ratio.denominator())) {
            suppressed.add(field.name());
            return;
        }
        boolean isMean = ratio.statistic() == Statistic.WEIGHTED_SHARE && line.value(ratio.numerator()) == null;
        if (isMean) {
            values.put(field.name(), Statistics.meanWithoutCount(((Number) exact).doubleValue()));
            return;
        }
        var numerator = (Number) values.get(ratio.numerator());
        var denominator = (Number) values.get(ratio.denominator());
        if (numerator != null && denominator != null && denominator.doubleValue() > 0) {
            values.put(
                    field.name(),
                    Statistics.of(
                            ratio.statistic(),
                            numerator.doubleValue(),
                            denominator.doubleValue(),
                            implied(exact, line.value(ratio.denominator()))));
        }
    }

    /** The count that a share or a rate stands for, rounded like any other. */
    private double implied(Object exact, @Nullable Object denominator) {
        double count = ((Number) exact).doubleValue() * ((Number) Objects.requireNonNull(denominator)).doubleValue();
        return profile.rounding().of(Math.round(count));
    }

    private static boolean isA(Field field, Class<? extends Disclosure> kind) {
        return kind.isInstance(field.disclosure());
    }
}
