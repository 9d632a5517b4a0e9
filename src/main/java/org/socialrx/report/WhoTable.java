package org.socialrx.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.socialrx.report.Sheet.Entry;
import org.socialrx.schema.result.Characteristic;
import org.socialrx.schema.result.Rate;

/**
 * Who was referred, who declined, and how often patients of each group were referred.
 *
 * @param characteristics released characteristics
 * @param rates released rates
 */
public record WhoTable(Sheet characteristics, Sheet rates) {
    private static final List<String> GROUPS = List.of("referred", "declined", "neither");

    /**
     * One line of the table.
     *
     * @param label characteristic, or level of it
     * @param isHeading whether it only names a characteristic
     * @param cells referred, declined, neither
     * @param rate referred per 1,000 person-years, with its interval
     * @param key variable and level
     */
    public record Line(String label, boolean isHeading, List<Cell> cells, Cell rate, String key) {}

    /**
     * A number and what stands behind it in brackets.
     *
     * @param number the number
     * @param aside its share or interval, empty when there is none
     */
    public record Cell(String number, String aside) {
        private static final Cell EMPTY = new Cell("", "");
    }

    /** The lines from top to bottom. */
    public List<Line> lines() {
        var lines = new ArrayList<Line>();
        lines.add(
                new Line("Patients", false, GROUPS.stream().map(this::everybody).toList(), rate("all", "all"), "all"));
        var variables = new LinkedHashSet<String>();
        characteristics.entries().forEach(entry -> variables.add(entry.text(Characteristic.VARIABLE)));
        variables.remove(HomelessTable.VARIABLE);
        for (var variable : variables) {
            lines.add(new Line(Words.heading(variable), true, List.of(), Cell.EMPTY, variable));
            levels(variable).forEach(level -> lines.add(line(variable, level)));
        }
        return lines;
    }

    /** Which group is referred most, among characteristics with a rate. */
    public String claim() {
        var shown = rates.entries().stream()
                .filter(entry -> entry.has(Rate.STATE, "referred") && !entry.has(Rate.VARIABLE, "all"))
                .filter(entry -> entry.number(Rate.CI_LOW).isPresent())
                .toList();
        var overall = rateOf("all", "all")
                .map(entry -> entry.number(Rate.RATE_PER_1000).orElse(0));
        if (shown.isEmpty() || overall.isEmpty()) {
            return "Rates of referral are not shown.";
        }
        var above = shown.stream()
                .filter(entry -> entry.number(Rate.CI_LOW).orElseThrow() > overall.get())
                .max((a, b) -> Double.compare(
                        a.number(Rate.CI_LOW).orElseThrow(),
                        b.number(Rate.CI_LOW).orElseThrow()));
        return above.map(entry -> "Referred most often, and more than chance allows: %s, %s per 1,000 person-years."
                        .formatted(
                                Words.of(entry.text(Rate.VARIABLE)) + " " + Words.of(entry.text(Rate.LEVEL)),
                                Numerals.fixed(entry.number(Rate.RATE_PER_1000).orElseThrow(), 1)))
                .orElse("No group shown is referred more often than chance allows.");
    }

    private List<String> levels(String variable) {
        return characteristics.entries().stream()
                .filter(entry -> entry.has(Characteristic.VARIABLE, variable))
                .sorted((a, b) ->
                        Integer.compare(a.integer(Characteristic.LEVEL_ORDER), b.integer(Characteristic.LEVEL_ORDER)))
                .map(entry -> entry.text(Characteristic.LEVEL))
                .distinct()
                .toList();
    }

    private Line line(String variable, String level) {
        var cells = GROUPS.stream().map(group -> cell(group, variable, level)).toList();
        return new Line(Words.heading(level), false, cells, rate(variable, level), variable + "=" + level);
    }

    private Cell everybody(String group) {
        return characteristics.entries().stream()
                .filter(entry -> entry.has(Characteristic.PATIENT_GROUP, group))
                .findFirst()
                .map(entry -> new Cell(Numerals.count(entry.count(Characteristic.GROUP_COUNT)), ""))
                .orElse(Cell.EMPTY);
    }

    private Cell cell(String group, String variable, String level) {
        return characteristics.entries().stream()
                .filter(entry -> entry.has(Characteristic.PATIENT_GROUP, group)
                        && entry.has(Characteristic.VARIABLE, variable)
                        && entry.has(Characteristic.LEVEL, level))
                .findFirst()
                .map(WhoTable::cell)
                .orElse(new Cell("0", ""));
    }

    private static Cell cell(Entry entry) {
        var share = entry.number(Characteristic.SHARE);
        return new Cell(
                Numerals.count(entry.count(Characteristic.PATIENT_COUNT)),
                share.isPresent() ? Numerals.percent(share.getAsDouble()) : "");
    }

    private Cell rate(String variable, String level) {
        return rateOf(variable, level).map(WhoTable::rate).orElse(Cell.EMPTY);
    }

    private static Cell rate(Entry entry) {
        var rate = entry.number(Rate.RATE_PER_1000);
        if (rate.isEmpty()) {
            return new Cell(entry.isSuppressed(Rate.RATE_PER_1000) ? Numerals.NOT_SHOWN : "", "");
        }
        return new Cell(
                Numerals.fixed(rate.getAsDouble(), 1),
                "%s–%s"
                        .formatted(
                                Numerals.fixed(entry.number(Rate.CI_LOW).orElse(Double.NaN), 1),
                                Numerals.fixed(entry.number(Rate.CI_HIGH).orElse(Double.NaN), 1)));
    }

    private Optional<Entry> rateOf(String variable, String level) {
        return rates.entries().stream()
                .filter(entry -> entry.has(Rate.STATE, "referred")
                        && entry.has(Rate.VARIABLE, variable)
                        && entry.has(Rate.LEVEL, level))
                .findFirst();
    }
}
