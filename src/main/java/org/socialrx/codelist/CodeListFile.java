package org.socialrx.codelist;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.socialrx.study.Problem;

/** One file of a code list, line by line with its faults. */
final class CodeListFile {
    /** Columns that a file must have: the form of OpenCodelists. */
    private static final List<String> REQUIRED = List.of("code", "term");

    /** What the other columns say where a file does without them. */
    private static final Map<String, String> OTHERWISE = Map.of(
            "system", "snomed",
            "use", "include",
            "kind", "exact",
            "category", "",
            "evidence", "status",
            "status", "local",
            "valid_from", "",
            "valid_to", "");

    private static final List<String> EVIDENCE = List.of("status", "service", "administrative", "declined");

    private final String file;
    private final List<Problem> problems;
    private final Set<String> seen = new HashSet<>();
    private List<String> header = List.of();

    CodeListFile(String file, List<Problem> problems) {
        this.file = file;
        this.problems = problems;
    }

    /** The lines without faults. */
    List<CodeRule> read(String text) {
        var rules = new ArrayList<CodeRule>();
        var lines = CsvRecords.parse(text);
        if (lines.isEmpty() || !isHeader(lines.get(0).values())) {
            problems.add(new Problem(
                    file,
                    "must begin with a header of code, term and, where wanted, %s, each once"
                            .formatted(String.join(", ", new TreeMap<>(OTHERWISE).keySet()))));
            return rules;
        }
        header = lines.get(0).values();
        for (var line : lines.subList(1, lines.size())) {
            var where = "%s:%d".formatted(file, line.number());
            if (line.values().size() == header.size()) {
                rule(line.values(), where).ifPresent(rules::add);
            } else {
                problems.add(new Problem(
                        where,
                        "has %d values where the header has %d"
                                .formatted(line.values().size(), header.size())));
            }
        }
        return rules;
    }

    private static boolean isHeader(List<String> names) {
        return names.containsAll(REQUIRED)
                && new HashSet<>(names).size() == names.size()
                && names.stream().allMatch(name -> REQUIRED.contains(name) || OTHERWISE.containsKey(name));
    }

    private Optional<CodeRule> rule(List<String> values, String where) {
        int before = problems.size();
        var system = oneOf(values, "system", CodeSystem.ids(), where);
        var use = oneOf(values, "use", List.of("include", "exclude"), where);
        var kind = oneOf(values, "kind", List.of("exact", "prefix", "suffix"), where);
        var evidence = oneOf(values, "evidence", EVIDENCE, where);
        var status = oneOf(values, "status", List.of("verified", "local", "slot"), where);
        var code = value(values, "code");
        var from = day(values, "valid_from", Validity.ALWAYS.from(), where);
        var to = day(values, "valid_to", Validity.ALWAYS.to(), where);
        if (to.isBefore(from)) {
            problems.add(new Problem(where + " valid_to", "lies before valid_from"));
        }
        if (problems.size() == before) {
            checkCode(system, code, kind, status, where);
            checkTwice("%s %s %s %s".formatted(system, kind, code, from), code, where);
        }
        return problems.size() > before
                ? Optional.empty()
                : Optional.of(new CodeRule(
                        system,
                        code,
                        value(values, "term"),
                        CodeRule.Kind.valueOf(kind.toUpperCase(Locale.ROOT)),
                        use.equals("exclude"),
                        value(values, "category"),
                        evidence,
                        CodeRule.Status.valueOf(status.toUpperCase(Locale.ROOT)),
                        new Validity(from, to)));
    }

    private void checkCode(String systemId, String code, String kind, String status, String where) {
        var system = CodeSystem.find(systemId).orElseThrow();
        var field = where + " code";
        if (status.equals("slot")) {
            if (!code.isEmpty()) {
                problems.add(new Problem(field, "must be empty in a slot; a filled one is local or verified"));
            }
        } else if (kind.equals("suffix")) {
            if (!system.allowsEnd(code)) {
                problems.add(new Problem(field, "does not look like the end of a %s code".formatted(systemId)));
            }
        } else if (!system.allows(code)) {
            problems.add(new Problem(field, "does not look like a %s code: %s".formatted(systemId, system.words())));
        } else if (system == CodeSystem.SNOMED && kind.equals("exact") && !CheckDigit.fits(code)) {
            problems.add(new Problem(
                    field, "ends in a check digit that does not fit; a digit is wrong or a spreadsheet rounded it"));
        }
    }

    private void checkTwice(String line, String code, String where) {
        if (!code.isEmpty() && !seen.add(line)) {
            problems.add(new Problem(where + " code", "stands twice in the list"));
        }
    }

    private String oneOf(List<String> values, String field, List<String> allowed, String where) {
        var value = value(values, field);
        if (!allowed.contains(value)) {
            problems.add(new Problem(where + " " + field, "must be one of " + String.join(", ", allowed)));
        }
        return value;
    }

    private LocalDate day(List<String> values, String field, LocalDate otherwise, String where) {
        var value = value(values, field);
        try {
            return value.isEmpty() ? otherwise : LocalDate.parse(value);
        } catch (DateTimeParseException e) {
            problems.add(new Problem(where + " " + field, "must be a day like 2019-04-01, or empty"));
            return otherwise;
        }
    }

    private String value(List<String> values, String field) {
        int position = header.indexOf(field);
        return position < 0 ? OTHERWISE.getOrDefault(field, "") : values.get(position);
    }
}
