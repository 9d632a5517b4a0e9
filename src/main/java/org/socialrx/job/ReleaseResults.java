package org.socialrx.job;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.socialrx.release.Profile;
import org.socialrx.release.Release;
import org.socialrx.schema.release.Released;
import org.socialrx.study.Study;
import org.socialrx.study.Study.Section;
import org.socialrx.table.Table;

/** Applies the disclosure profile: the only way out of the result tables. */
final class ReleaseResults implements Job {
    @Override
    public String name() {
        return "release";
    }

    @Override
    public String summary() {
        return "Apply the study's disclosure profile to every result table; the only way out.";
    }

    @Override
    public List<Table> reads() {
        return Released.RESULTS;
    }

    @Override
    public List<Table> writes() {
        return Released.RESULTS.stream().map(Released::of).toList();
    }

    @Override
    public Set<Section> sections() {
        return EnumSet.of(Section.DISCLOSURE);
    }

    /** Two releases over nearly the same people would tell their difference. */
    @Override
    public boolean remembers() {
        return true;
    }

    @Override
    public Outputs run(Study study, Inputs in) {
        Map<Table, Dataset<Row>> results = new LinkedHashMap<>();
        Released.RESULTS.forEach(table -> results.put(table, in.table(table)));
        var outputs = new Outputs();
        Release.of(Profile.named(study.disclosure()), results, in.previous(), in.runId())
                .forEach(outputs::put);
        return outputs;
    }
}
