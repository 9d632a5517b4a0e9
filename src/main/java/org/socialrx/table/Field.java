package org.socialrx.table;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.MetadataBuilder;
import org.apache.spark.sql.types.StructField;

/**
 * One column of a declared table.
 *
 * @param name column name in snake_case, its suffix says kind or unit
 * @param type Spark type
 * @param nullable whether null, "not recorded", may occur
 * @param unit unit of the values, empty where the name says all
 * @param meaning what a value means, one sentence without a full stop
 * @param checks rules that every recorded value keeps
 * @param disclosure what disclosure control does with it
 */
public record Field(
        String name,
        DataType type,
        boolean nullable,
        String unit,
        String meaning,
        List<Check> checks,
        Disclosure disclosure) {
    public Field {
        checks = List.copyOf(checks);
    }

    /** A column without nulls. */
    public static Field required(String name, DataType type, String meaning) {
        return new Field(name, type, false, "", meaning, List.of(), new Disclosure.Plain());
    }

    /** A column where null means "not recorded". */
    public static Field optional(String name, DataType type, String meaning) {
        return new Field(name, type, true, "", meaning, List.of(), new Disclosure.Plain());
    }

    /** This field with a unit. */
    public Field in(String newUnit) {
        return new Field(name, type, nullable, newUnit, meaning, checks, disclosure);
    }

    /** This field under another name. */
    public Field named(String newName) {
        return new Field(newName, type, nullable, unit, meaning, checks, disclosure);
    }

    /** This field, nullable. */
    public Field asOptional() {
        return new Field(name, type, true, unit, meaning, checks, disclosure);
    }

    /** This field with values from {@code low} to {@code high}. */
    public Field between(double low, double high) {
        return with(new Check.Between(low, high));
    }

    /** This field with values not under {@code low}. */
    public Field atLeast(double low) {
        return with(new Check.AtLeast(low));
    }

    /** This field with a closed list of texts. */
    public Field oneOf(String... values) {
        return with(new Check.OneOf(List.of(values)));
    }

    /** This field with texts of one form; {@code words} finish "the value is ...". */
    public Field matching(String pattern, String words) {
        return with(new Check.Matches(pattern, words));
    }

    /** This field as a number of people or events under disclosure control. */
    public Field asCount() {
        return with(new Disclosure.Count());
    }

    /** This field as a statistic that the release computes again from two released counts. */
    public Field from(Field numerator, Field denominator, Disclosure.Statistic statistic) {
        return with(new Disclosure.Ratio(numerator.name(), denominator.name(), statistic));
    }

    /** This field as the time in years that the people of a count were observed. */
    public Field asTimeOf(Field count) {
        return with(new Disclosure.PersonTime(count.name()));
    }

    /** This field as what is expected of a count. */
    public Field asExpectationOf(Field count) {
        return with(new Disclosure.Expectation(count.name()));
    }

    /** This field as an exact statistic that is suppressed when one of these counts is small. */
    public Field guardedBy(Field... counts) {
        return with(new Disclosure.Guarded(
                String.join(" ", List.of(counts).stream().map(Field::name).toList())));
    }

    /** This field, never released. */
    public Field withheld() {
        return with(new Disclosure.Withheld());
    }

    /** The column by its name. */
    public Column col() {
        return functions.col(name);
    }

    /** The column of one side of a join. */
    public Column of(String relation) {
        return functions.col(relation + "." + name);
    }

    /** The meaning with its unit and checks, as the column's comment in Delta and the data dictionary. */
    public String comment() {
        var text = new StringBuilder(meaning);
        if (!unit.isEmpty()) {
            text.append(" [").append(unit).append(']');
        }
        checks.forEach(check -> text.append("; ").append(check.prose()));
        return text.toString();
    }

    /** The column as Spark knows it, with its comment. */
    public StructField structField() {
        var metadata = new MetadataBuilder().putString("comment", comment()).build();
        return new StructField(name, type, nullable, metadata);
    }

    private Field with(Check check) {
        var all = new ArrayList<>(checks);
        all.add(check);
        return new Field(name, type, nullable, unit, meaning, all, disclosure);
    }

    private Field with(Disclosure newDisclosure) {
        return new Field(name, type, nullable, unit, meaning, checks, newDisclosure);
    }
}
