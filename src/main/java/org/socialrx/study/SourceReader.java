package org.socialrx.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.socialrx.study.SourceSettings.DeprivationOne;
import org.socialrx.study.SourceSettings.Layout;

/**
 * Reads section source of a study file.
 *
 * @param problems where its faults go
 */
record SourceReader(List<Problem> problems) {
    private static final Map<String, Layout> LAYOUTS =
            Map.of("aurum", Layout.AURUM, "omop", Layout.OMOP, "events", Layout.EVENTS);
    private static final Map<String, DeprivationOne> DIRECTIONS =
            Map.of("least-deprived", DeprivationOne.LEAST_DEPRIVED, "most-deprived", DeprivationOne.MOST_DEPRIVED);

    SourceSettings read(YamlSection source) {
        var layout = source.choice("layout", LAYOUTS, Layout.AURUM);
        var deprivation = source.section("deprivation");
        var column = deprivation.text("column", "e2019_imd_10");
        var one = deprivationOne(deprivation, layout);
        deprivation.done();
        var urbanRural = source.has(UrbanRural.CHARACTERISTIC)
                ? UrbanRural.read(source.section(UrbanRural.CHARACTERISTIC))
                : UrbanRural.unstated();
        var limit = source.number("reject-limit-percent", 0.5, 0, 100);
        var allowed = allowedColumns(source);
        source.done();
        return new SourceSettings(layout, column, one, urbanRural, limit, allowed);
    }

    private static DeprivationOne deprivationOne(YamlSection deprivation, Layout layout) {
        if (!deprivation.has("one-is") && layout != Layout.OMOP) {
            deprivation.fault(
                    "one-is",
                    "is missing; suppliers count deprivation in both directions, so say"
                            + " least-deprived or most-deprived");
        }
        return deprivation.choice("one-is", DIRECTIONS, DeprivationOne.LEAST_DEPRIVED);
    }

    private List<AllowedColumn> allowedColumns(YamlSection source) {
        var nodes = source.raw("allow-columns");
        List<AllowedColumn> read = new ArrayList<>();
        for (var i = 0; i < nodes.size(); i++) {
            var column = new YamlSection(nodes.get(i), "source.allow-columns[%d]".formatted(i + 1), problems);
            read.add(new AllowedColumn(column.mustText("file"), column.mustText("column"), column.mustText("reason")));
            column.done();
        }
        return read;
    }
}
