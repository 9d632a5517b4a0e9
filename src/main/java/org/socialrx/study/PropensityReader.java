package org.socialrx.study;

import java.util.List;
import java.util.Optional;

/** Reads section propensity of a study file; the wide model is there when its key is, with defaults for the rest. */
final class PropensityReader {
    private PropensityReader() {}

    static PropensityRules read(YamlSection propensity, Periods periods) {
        var read = new PropensityRules(
                propensity.texts("effects", List.of("practice", "index-quarter")),
                propensity.has("wide") ? Optional.of(wide(propensity.section("wide"), periods)) : Optional.empty());
        propensity.done();
        return read;
    }

    private static WideRules wide(YamlSection wide, Periods periods) {
        int crisisDays = Math.max(0, -periods.leftOut().from()) * periods.lengthDays();
        var read = new WideRules(
                (int) wide.integer("gap-days", crisisDays, 0, 3650),
                wide.number("rare-percent", 0.1, 0, 50),
                wide.number("correlation-limit", 0.5, 0.01, 1),
                wide.number("elastic-net", 1, 0, 1),
                (int) wide.integer("folds", 3, 2, 20),
                (int) wide.integer("penalties", 5, 1, 50));
        wide.done();
        return read;
    }
}
