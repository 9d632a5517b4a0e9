package org.socialrx.job;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.socialrx.codelist.CodeList;
import org.socialrx.codelist.coverage.Coverage;
import org.socialrx.ingest.DeliveryIngest;
import org.socialrx.release.Profile;
import org.socialrx.schema.core.Code;
import org.socialrx.schema.core.Event;
import org.socialrx.schema.coverage.ListCandidate;
import org.socialrx.schema.coverage.ListLine;
import org.socialrx.schema.coverage.ListOverlap;
import org.socialrx.schema.coverage.ListSummary;
import org.socialrx.schema.coverage.ListUse;
import org.socialrx.study.Study;
import org.socialrx.study.Study.Section;
import org.socialrx.table.Table;

/**
 * Says what code lists find in the record and what they may miss.
 *
 * @param names the lists; none for all that speak of entries
 */
record CoverCodeLists(List<String> names) implements Job {
    private static final int YEARS_SHOWN = 8;

    /** Lists whose codes stand with contacts and staff, never with entries. */
    private static final List<String> OF_NO_ENTRY = List.of(DeliveryIngest.STAFF_ROLES, BuildPanel.CONTACT_TYPES);

    CoverCodeLists {
        names = List.copyOf(names);
    }

    @Override
    public String name() {
        return "codelist";
    }

    @Override
    public String summary() {
        return "Say which codes of the code lists occur where, which never do, and which codes the lists may miss.";
    }

    @Override
    public List<Table> reads() {
        return List.of(Event.TABLE, Code.TABLE);
    }

    @Override
    public List<Table> writes() {
        return List.of(ListSummary.TABLE, ListUse.TABLE, ListLine.TABLE, ListCandidate.TABLE, ListOverlap.TABLE);
    }

    @Override
    public Set<Section> sections() {
        return EnumSet.of(Section.SOURCE);
    }

    @Override
    public boolean usesCodeLists() {
        return true;
    }

    @Override
    public Outputs run(Study study, Inputs in) {
        List<CodeList> lists = names.isEmpty()
                ? in.codeLists().all().stream()
                        .filter(list -> !OF_NO_ENTRY.contains(list.name()))
                        .toList()
                : names.stream().distinct().map(in.codeLists()::list).toList();
        var layout = study.source().layout().name().toLowerCase(Locale.ROOT);
        var coverage = Coverage.of(in.table(Event.TABLE), in.table(Code.TABLE), lists, layout);
        Map<Table, Dataset<Row>> tables = new LinkedHashMap<>();
        tables.put(ListSummary.TABLE, coverage.summaries());
        tables.put(ListUse.TABLE, coverage.uses());
        tables.put(ListLine.TABLE, coverage.lines());
        tables.put(ListCandidate.TABLE, coverage.candidates());
        tables.put(ListOverlap.TABLE, coverage.overlaps());
        var profile = Profile.named(study.disclosure());
        var outputs = new Outputs();
        Map<Table, ShownTable> shown = new LinkedHashMap<>();
        tables.forEach((table, dataset) -> {
            var rows = dataset.orderBy(table.keyColumns()).collectAsList();
            outputs.put(table, in.session().createDataFrame(rows, table.schema()));
            shown.put(table, ShownTable.of(table, rows, profile));
            outputs.file(
                    table.name() + ".csv", ShownTable.of(table, rows, profile).csv());
            if (table.equals(ListUse.TABLE)) {
                years(rows, profile).text("entries by year").forEach(in.progress()::say);
            }
        });
        print(shown, in.progress());
        return outputs;
    }

    private static void print(Map<Table, ShownTable> shown, Progress progress) {
        in(shown, ListSummary.TABLE)
                .only(
                        ListSummary.CODELIST,
                        ListSummary.LINE_COUNT,
                        ListSummary.SLOT_COUNT,
                        ListSummary.CODE_COUNT,
                        ListSummary.USED_CODE_COUNT,
                        ListSummary.ENTRY_COUNT,
                        ListSummary.PATIENT_COUNT)
                .text("code lists")
                .forEach(progress::say);
        in(shown, ListLine.TABLE)
                .where(ListLine.FINDING, List.of("never-used", "not-in-dictionary"))
                .only(ListLine.CODELIST, ListLine.CODE_SYSTEM, ListLine.CODE, ListLine.TERM, ListLine.FINDING)
                .text("lines that find nothing")
                .forEach(progress::say);
        in(shown, ListCandidate.TABLE)
                .only(
                        ListCandidate.CODELIST,
                        ListCandidate.CODE,
                        ListCandidate.TERM,
                        ListCandidate.FINDING,
                        ListCandidate.SIMILARITY,
                        ListCandidate.ENTRY_COUNT,
                        ListCandidate.SAME_DAY_COUNT)
                .text("codes that lists may miss")
                .forEach(progress::say);
        in(shown, ListOverlap.TABLE).text("lists that share codes").forEach(progress::say);
    }

    private static ShownTable in(Map<Table, ShownTable> shown, Table table) {
        return Objects.requireNonNull(shown.get(table), table.fullName());
    }

    /** Entries of each list in the last years, over all practices. */
    private static ShownTable years(List<Row> uses, Profile profile) {
        var years = new TreeSet<Integer>();
        var practices = new TreeMap<String, Set<String>>();
        var entries = new TreeMap<String, Map<Integer, Long>>();
        for (var row : uses) {
            var list = row.<String>getAs(ListUse.CODELIST.name());
            var year = row.<Integer>getAs(ListUse.ENTRY_YEAR.name());
            years.add(year);
            practices
                    .computeIfAbsent(list, added -> new TreeSet<>())
                    .add(row.<String>getAs(ListUse.PRACTICE_ID.name()));
            entries.computeIfAbsent(list, added -> new TreeMap<>())
                    .merge(year, row.<Long>getAs(ListUse.ENTRY_COUNT.name()), Long::sum);
        }
        var last = years.stream().skip(Math.max(0, years.size() - YEARS_SHOWN)).toList();
        var columns = new ArrayList<>(List.of(ListUse.CODELIST.name(), "practices"));
        last.forEach(year -> columns.add(year.toString()));
        List<List<String>> lines = new ArrayList<>();
        entries.forEach((list, byYear) -> {
            var line = new ArrayList<String>();
            line.add(list);
            line.add(Integer.toString(practices.getOrDefault(list, Set.of()).size()));
            last.forEach(year -> line.add(ShownTable.count(byYear.getOrDefault(year, 0L), profile)));
            lines.add(line);
        });
        return new ShownTable(columns, lines);
    }
}
