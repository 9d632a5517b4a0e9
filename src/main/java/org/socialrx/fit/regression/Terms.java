package org.socialrx.fit.regression;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.socialrx.fit.FitException;
import org.socialrx.fit.frame.Frame;
import org.socialrx.fit.frame.Input;
import org.socialrx.fit.frame.Labels;
import org.socialrx.fit.frame.Survey;
import org.socialrx.fit.request.Request;

/**
 * The columns of a design: a number for each numeric column, a 0/1 column for each level of a category but its
 * reference.
 *
 * @param names terms as results show them: {@code intercept}, {@code age}, {@code race=hispan}
 * @param inputs what each is of a row
 */
public record Terms(List<String> names, List<Input> inputs) {
    /** The constant column. */
    public static final String INTERCEPT = "intercept";

    public Terms {
        names = List.copyOf(names);
        inputs = List.copyOf(inputs);
    }

    /** Whether a column is a category: text, or named among the factors. */
    public static boolean isCategory(Request request, Frame frame, String column) {
        return frame.kind(column) == Frame.Kind.TEXT || request.factors().contains(column);
    }

    /** The columns among these that are categories. */
    public static List<String> categories(Request request, Frame frame, Collection<String> columns) {
        return columns.stream()
                .filter(column -> isCategory(request, frame, column))
                .distinct()
                .toList();
    }

    /** The columns among these that are numbers. */
    public static List<String> numbers(Request request, Frame frame, Collection<String> columns) {
        return columns.stream()
                .filter(column -> !isCategory(request, frame, column))
                .distinct()
                .toList();
    }

    /**
     * The terms of some columns, in their order, without a constant.
     *
     * @param survey of the rows that count, with the categories among its labels
     */
    public static Terms of(Request request, Frame frame, List<String> columns, Survey survey) {
        List<String> names = new ArrayList<>();
        List<Input> inputs = new ArrayList<>();
        for (var column : columns) {
            if (!isCategory(request, frame, column)) {
                names.add(column);
                inputs.add(Input.number(column));
                continue;
            }
            var levels = levels(frame, column, survey);
            levels.remove(reference(request, frame, column, levels));
            for (var level : levels) {
                names.add(column + "=" + level);
                inputs.add(Input.level(column, level));
            }
        }
        return new Terms(names, inputs);
    }

    /** These terms after a constant. */
    public Terms withIntercept() {
        List<String> allNames = new ArrayList<>(List.of(INTERCEPT));
        List<Input> allInputs = new ArrayList<>(List.of(Input.constant(1)));
        allNames.addAll(names);
        allInputs.addAll(inputs);
        return new Terms(allNames, allInputs);
    }

    /** How many there are. */
    public int size() {
        return names.size();
    }

    /** The levels of a category in their order: numbers by size, texts by their bytes. */
    public static List<String> levels(Frame frame, String column, Survey survey) {
        var levels = new ArrayList<>(survey.levels(column));
        levels.sort(frame.kind(column) == Frame.Kind.TEXT ? Labels.BYTES : Labels.NUMBERS);
        return levels;
    }

    private static String reference(Request request, Frame frame, String column, List<String> levels) {
        if (levels.isEmpty()) {
            return "";
        }
        var stated = request.referenceOf(column);
        if (stated.isEmpty()) {
            return levels.get(0);
        }
        var wanted = stated.get();
        return levels.stream()
                .filter(level -> frame.kind(column) == Frame.Kind.TEXT
                        ? level.equals(wanted)
                        : Labels.number(level) == Labels.number(wanted))
                .findFirst()
                .orElseThrow(() ->
                        new FitException("reference.%s is %s, which no row that counts has".formatted(column, wanted)));
    }
}
