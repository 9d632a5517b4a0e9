package org.socialrx.codelist;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.socialrx.study.Problem;

/** The file that says where each code list comes from, line by line with its faults. */
final class SourcesFile {
    private static final List<String> HEADER = List.of("list", "version", "origin", "licence");

    private final List<Problem> problems;

    SourcesFile(List<Problem> problems) {
        this.problems = problems;
    }

    /** The sources by list. */
    Map<String, CodeList.Source> read(String text, String file) {
        var sources = new TreeMap<String, CodeList.Source>();
        var lines = CsvRecords.parse(text);
        if (lines.isEmpty() || !lines.get(0).values().equals(HEADER)) {
            problems.add(new Problem(file, "must exist and begin with the header " + String.join(",", HEADER)));
            return sources;
        }
        for (var line : lines.subList(1, lines.size())) {
            var where = "%s:%d".formatted(file, line.number());
            if (line.values().size() != HEADER.size() || line.values().contains("")) {
                problems.add(new Problem(where, "needs a value for each of " + String.join(", ", HEADER)));
            } else {
                add(line.values(), where, sources);
            }
        }
        return sources;
    }

    private void add(List<String> values, String where, Map<String, CodeList.Source> sources) {
        var source = new CodeList.Source(values.get(1), values.get(2), values.get(3));
        if (sources.put(values.get(0), source) != null) {
            problems.add(new Problem(where, "names the list %s a second time".formatted(values.get(0))));
        }
    }
}
