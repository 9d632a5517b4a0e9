package org.socialrx.ingest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.socialrx.ingest.delivery.DeliveredFile;
import org.socialrx.ingest.identifier.IdentifierProblem;
import org.socialrx.ingest.layout.Layout;
import org.socialrx.ingest.layout.Rule;
import org.socialrx.ingest.layout.SourceFile;
import org.socialrx.study.Problem;

/**
 * The counts of a delivery.
 *
 * @param files what became of the rows of every file, in order of name
 * @param rules how often which rule was found, the most frequent first
 * @param refusals columns for which files are refused: identifiers of people, dates and codes that cannot be trusted
 * @param days first and last day of what was accepted, by file
 */
record Totals(List<FileTotal> files, List<RuleTotal> rules, List<Problem> refusals, List<FileDays> days) {
    private static final int MOST_FREQUENT = 10;

    Totals {
        files = List.copyOf(files);
        rules = List.copyOf(rules);
        refusals = List.copyOf(refusals);
        days = List.copyOf(days);
    }

    /** Sums of notes, one row for every kind of note, file, column and rule. */
    static Totals of(List<Row> sums, List<DeliveredFile> files) {
        var totals = files.stream().map(file -> total(file, sums)).toList();
        var rules = new ArrayList<RuleTotal>();
        for (var row : sums) {
            if (what(row) == Note.What.RULE) {
                String column = row.getAs(Note.COLUMN);
                rules.add(new RuleTotal(
                        files.get(row.getAs(Note.FILE)).name(),
                        column.isEmpty() ? RuleTotal.WHOLE_ROW : column,
                        rule(row),
                        row.getAs(Note.COUNT)));
            }
        }
        for (var file : files) {
            addLines(Rule.BLANK_LINE, sum(Note.What.BLANK, file, sums), file, rules);
            addLines(Rule.WINDOWS_LINE_END, sum(Note.What.WINDOWS_LINE_END, file, sums), file, rules);
        }
        rules.sort(Comparator.comparingLong(RuleTotal::rows)
                .reversed()
                .thenComparing(RuleTotal::fileName)
                .thenComparing(RuleTotal::column)
                .thenComparing(RuleTotal::rule));
        var refusals = new ArrayList<>(identifiers(sums, files));
        refusals.addAll(FileRefusals.of(totals, rules));
        return new Totals(totals, rules, refusals, FileDays.of(sums, files));
    }

    /** Required kinds of file of which no row was read. */
    List<Problem> emptyKinds(Layout layout) {
        var problems = new ArrayList<Problem>();
        for (var kind : layout.files()) {
            var ofKind = files.stream().filter(total -> total.file().kind() == kind);
            if (kind.need() == SourceFile.Need.REQUIRED && ofKind.allMatch(total -> total.read() == 0)) {
                problems.add(new Problem(kind.pattern(), "holds no row besides the header"));
            }
        }
        return problems;
    }

    /** Files with more rejected rows than allowed, and the most frequent faults; empty when there is no such file. */
    List<Problem> overLimit(double percent) {
        var problems = new ArrayList<Problem>();
        files.stream()
                .filter(total -> total.rejectedPercent() > percent)
                .map(total -> new Problem(
                        total.file().name(),
                        String.format(
                                Locale.ROOT,
                                "has %,d of %,d rows rejected (%.2f %%); the study allows %s %%",
                                total.rejected(),
                                total.read(),
                                total.rejectedPercent(),
                                percent)))
                .forEach(problems::add);
        if (!problems.isEmpty()) {
            rules.stream()
                    .filter(found -> found.rule().treatment() == Rule.Treatment.REJECTED)
                    .limit(MOST_FREQUENT)
                    .map(found -> new Problem(found.fileName() + ", " + found.column() + ":", found.words()))
                    .forEach(problems::add);
        }
        return problems;
    }

    /** Certain ones, and columns of codes where over half of the values of a form are identifiers. */
    private static List<Problem> identifiers(List<Row> sums, List<DeliveredFile> files) {
        return sums.stream()
                .filter(row -> isIdentifying(row, sums))
                .collect(Collectors.groupingBy(
                        row -> new Place(files.get(row.getAs(Note.FILE)).name(), row.getAs(Note.COLUMN), rule(row)),
                        Collectors.summingLong(row -> row.<Long>getAs(Note.COUNT))))
                .entrySet()
                .stream()
                .map(entry -> IdentifierProblem.of(
                        entry.getKey().file(),
                        entry.getKey().column(),
                        entry.getKey().rule(),
                        entry.getValue()))
                .sorted(Comparator.comparing(Problem::toString))
                .toList();
    }

    /** Where a rule was broken. */
    private record Place(String file, String column, Rule rule) {}

    private static boolean isIdentifying(Row row, List<Row> sums) {
        long count = row.getAs(Note.COUNT);
        return switch (what(row)) {
            case IDENTIFIER -> count > 0;
            case PASSING ->
                2 * count
                        > sums.stream()
                                .filter(other -> what(other) == Note.What.EXAMINED)
                                .filter(other -> row.getAs(Note.FILE).equals(other.getAs(Note.FILE)))
                                .filter(other -> row.getAs(Note.COLUMN).equals(other.getAs(Note.COLUMN)))
                                .filter(other -> row.getAs(Note.RULE).equals(other.getAs(Note.RULE)))
                                .mapToLong(other -> other.getAs(Note.COUNT))
                                .sum();
            default -> false;
        };
    }

    private static void addLines(Rule rule, long lines, DeliveredFile file, List<RuleTotal> rules) {
        if (lines > 0) {
            rules.add(new RuleTotal(file.name(), RuleTotal.WHOLE_ROW, rule, lines));
        }
    }

    private static FileTotal total(DeliveredFile file, List<Row> sums) {
        long rejected = sums.stream()
                .filter(row -> isOf(file, row) && what(row) == Note.What.RULE)
                .filter(row -> rule(row).treatment() == Rule.Treatment.REJECTED)
                .mapToLong(row -> row.getAs(Note.COUNT))
                .sum();
        return new FileTotal(
                file,
                sum(Note.What.READ, file, sums),
                sum(Note.What.ACCEPTED, file, sums),
                rejected,
                sum(Note.What.DUPLICATE, file, sums),
                sum(Note.What.BLANK, file, sums));
    }

    private static long sum(Note.What what, DeliveredFile file, List<Row> sums) {
        return sums.stream()
                .filter(row -> isOf(file, row) && what(row) == what)
                .mapToLong(row -> row.getAs(Note.COUNT))
                .sum();
    }

    private static boolean isOf(DeliveredFile file, Row row) {
        return row.<Integer>getAs(Note.FILE) == file.index();
    }

    private static Rule rule(Row row) {
        return Rule.of(row.<String>getAs(Note.RULE));
    }

    private static Note.What what(Row row) {
        return Note.What.valueOf(row.<String>getAs(Note.WHAT));
    }
}
