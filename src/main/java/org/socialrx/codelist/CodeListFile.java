package org.socialrx.codelist;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.socialrx.study.Problem;

/** One file of a code list, line by line with its faults. */
final class CodeListFile {
    private static final List<String> HEADER =
            List.of("code", "term", "system", "use", "kind", "category", "evidence", "status");
    private static final List<String> EVIDENCE = List.of("status", "service", "administrative", "declined");

    private final String file;
    private final List<Problem> problems;
    private final Set<String> seen = new HashSet<>();

    CodeListFile(String file, List<Problem> problems) {
        this.file = file;
        this.problems = problems;
    }

    /** The lines without faults. */
    List<CodeRule> read(String text) {
        var rules = new ArrayList<CodeRule>();
        var lines = CsvRecords.parse(text);
        if (lines.isEmpty() || !lines.get(0).values().equals(HEADER)) {
            problems.add(new Problem(file, "must begin with the header " + String.join(",", HEADER)));
            return rules;
        }
        for (var line : lines.subList(1, lines.size())) {
            var where = "%s:%d".formatted(file, line.number());
            if (line.values().size() == HEADER.size()) {
                rule(line.values(), where).ifPresent(rules::add);
            } else {
                problems.add(new Problem(
                        where,
                        "has %d values where the header has %d"
                                .formatted(line.values().size(), HEADER.size())));
            }
        }
        return rules;
    }

    private Optional<CodeRule> rule(List<String> values, String where) {
        int before = problems.size();
        var system = oneOf(values, "system", CodeSystem.ids(), where);
        var use = oneOf(values, "use", List.of("include", "exclude"), where);
        var kind = oneOf(values, "kind", List.of("exact", "prefix"), where);
        var evidence = oneOf(values, "evidence", EVIDENCE, where);
        var status = oneOf(values, "status", List.of("verified", "local", "slot"), where);
        var code = value(values, "code");
        if (problems.size() == before) {
            checkCode(system, code, status, where);
            checkTwice(system, kind, code, where);
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
                        CodeRule.Status.valueOf(status.toUpperCase(Locale.ROOT))));
    }

    private void checkCode(String systemId, String code, String status, String where) {
        var system = CodeSystem.find(systemId).orElseThrow();
        var field = where + " code";
        if (status.equals("slot")) {
            if (!code.isEmpty()) {
                problems.add(new Problem(field, "must be empty in a slot; a filled one is local or verified"));
            }
        } else if (!system.allows(code)) {
            problems.add(new Problem(field, "does not look like a %s code: %s".formatted(systemId, system.words())));
        } else if (system == CodeSystem.SNOMED && !CheckDigit.fits(code)) {
            problems.add(new Problem(
                    field, "ends in a check digit that does not fit; a digit is wrong or a spreadsheet rounded it"));
        }
    }

    private void checkTwice(String system, String kind, String code, String where) {
        if (!code.isEmpty() && !seen.add(system + " " + kind + " " + code)) {
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

    private static String value(List<String> values, String field) {
        return values.get(HEADER.indexOf(field));
    }
}
