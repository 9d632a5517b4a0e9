package org.socialrx.fit.frame;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What an algorithm reads of every row, and which rows count: a row that lacks any of it is incomplete and left out.
 *
 * @param inputs the numbers, in order
 * @param labels columns of any kind read as text, such as clusters and ids
 * @param complete further columns that must not be null
 * @param nonzero columns that must not be 0, such as weights; a row where one is 0 does not exist
 */
public record Selection(List<Input> inputs, List<String> labels, List<String> complete, List<String> nonzero)
        implements Serializable {
    public Selection {
        inputs = new ArrayList<>(inputs);
        labels = new ArrayList<>(labels);
        complete = new ArrayList<>(complete);
        nonzero = new ArrayList<>(nonzero);
    }

    /** Numbers alone. */
    public static Selection of(List<Input> inputs) {
        return new Selection(inputs, List.of(), List.of(), List.of());
    }

    /** The numbers of these columns. */
    public static Selection ofNumbers(String... columns) {
        return of(List.of(columns).stream().map(Input::number).toList());
    }

    /** This selection with columns read as text. */
    public Selection labelled(List<String> columns) {
        return new Selection(inputs, columns, complete, nonzero);
    }

    /** This selection of rows that have a value in these columns too. */
    public Selection complete(List<String> columns) {
        return new Selection(inputs, labels, columns, nonzero);
    }

    /** This selection of rows where these columns are not 0. */
    public Selection nonzero(List<String> columns) {
        return new Selection(inputs, labels, complete, columns);
    }

    /** Every column it reads. */
    public Set<String> columns() {
        Set<String> columns = new LinkedHashSet<>();
        inputs.forEach(input -> input.column().ifPresent(columns::add));
        columns.addAll(labels);
        columns.addAll(complete);
        columns.addAll(nonzero);
        return columns;
    }
}
