package org.socialrx.ingest.delivery;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.socialrx.ingest.identifier.IdentifierKind;
import org.socialrx.ingest.identifier.IdentifierProblem;
import org.socialrx.ingest.layout.AurumLayout;
import org.socialrx.ingest.layout.Dialect.Quoting;
import org.socialrx.ingest.layout.EventLayout;
import org.socialrx.ingest.layout.Mapping;
import org.socialrx.ingest.layout.Role;
import org.socialrx.ingest.layout.SourceColumn;
import org.socialrx.ingest.layout.SourceColumn.Content;
import org.socialrx.ingest.layout.SourceFile;
import org.socialrx.study.Problem;
import org.socialrx.study.SourceSettings;

/**
 * The header of one file against its layout.
 *
 * @param listed the file
 * @param scan what reading it once has shown
 * @param settings the columns of an Aurum small-area file, and columns that may pass
 * @param names names of its columns, lower case, in their order
 */
record Header(ListedFile listed, FileScan scan, SourceSettings settings, List<String> names) {
    private static final int ABSENT = -1;

    static Header of(ListedFile listed, FileScan scan, SourceSettings settings) {
        var dialect = listed.kind().dialect();
        var names = Stream.of(scan.firstLine().split(String.valueOf((char) dialect.separator()), -1))
                .map(name -> dialect.quoting() == Quoting.DOUBLE ? name.replace("\"", "") : name)
                .map(name -> name.toLowerCase(Locale.ROOT))
                .toList();
        return new Header(listed, scan, settings, names);
    }

    List<Problem> problems() {
        if (scan.state() == FileScan.State.BROKEN) {
            return problem("breaks off or is damaged; deliver the file again");
        }
        if (scan.state() == FileScan.State.WIDE_CHARACTERS) {
            return problem("is not UTF-8 but looks like UTF-16; save it as UTF-8 and deliver it again");
        }
        if (scan.textByteCount() == 0) {
            return problem("is empty; a header row is expected");
        }
        var missing = expected().filter(column -> !names.contains(column)).collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            return problem("has a wrong header: it does not name %s, separated by %s"
                    .formatted(missing, kind().dialect().separatorWords()));
        }
        var problems = new ArrayList<>(identifying());
        var seen = new HashSet<String>();
        known().stream()
                .filter(column -> names.stream().filter(column::equals).count() > 1 && seen.add(column))
                .map(column -> new Problem(listed.name(), "names the column %s twice".formatted(column)))
                .forEach(problems::add);
        return problems;
    }

    /** Columns beside the layout's whose name says that they hold an identifier. */
    private List<Problem> identifying() {
        var known = known();
        var problems = new ArrayList<Problem>();
        for (var name : names) {
            if (!known.contains(name) && content(name) != Content.ALLOWED) {
                IdentifierKind.named(name)
                        .map(kind -> IdentifierProblem.of(listed.name(), name, kind.rule()))
                        .ifPresent(problems::add);
            }
        }
        return problems;
    }

    /** What a column holds; a column beside the layout's may hold anything. */
    private Content content(String name) {
        if (settings.allowedColumns().stream().anyMatch(allowed -> allowed.means(kind().name(), listed.name(), name))) {
            return Content.ALLOWED;
        }
        return kind().columns().stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .map(SourceColumn::content)
                .orElse(
                        name.equals(deprivationColumn())
                                        || areaColumn().filter(name::equals).isPresent()
                                ? Content.CODES
                                : Content.FREE_TEXT);
    }

    private String deprivationColumn() {
        return settings.deprivationColumn().toLowerCase(Locale.ROOT);
    }

    private String urbanRuralColumn() {
        return settings.urbanRural().column().toLowerCase(Locale.ROOT);
    }

    /** What is odd about the file but no fault. */
    List<String> notes() {
        var known = known();
        var more = names.stream().filter(column -> !known.contains(column)).collect(Collectors.joining(", "));
        var notes = Stream.<String>builder();
        if (!more.isEmpty()) {
            notes.add("%s has columns that are not part of the layout and were not read: %s"
                    .formatted(listed.name(), more));
        }
        areaColumn()
                .filter(column -> !names.contains(column))
                .ifPresent(column -> notes.add("%s does not name %s: whether an area is urban or rural is not recorded"
                        .formatted(listed.name(), column)));
        if (scan.state() == FileScan.State.MARKED) {
            notes.add("%s begins with a byte-order mark, which was skipped".formatted(listed.name()));
        }
        return notes.build().toList();
    }

    DeliveredFile file(int index) {
        var positions = kind().mappings().stream()
                .map(mapping -> mapping.column().isEmpty() ? ABSENT : names.indexOf(named(mapping.column())))
                .toList();
        return new DeliveredFile(
                index,
                listed,
                scan,
                names,
                positions,
                names.stream().map(this::content).toList());
    }

    private SourceFile kind() {
        return listed.kind();
    }

    private Stream<String> expected() {
        var required = kind().columns().stream()
                .filter(column -> column.need() == SourceColumn.Need.REQUIRED)
                .map(SourceColumn::name);
        return kind().role() == Role.SMALL_AREA ? Stream.concat(required, Stream.of(deprivationColumn())) : required;
    }

    /** The column that tells urban from rural, in a file that may have it, when the study says what its codes mean. */
    private Optional<String> areaColumn() {
        return kind().mappings().stream()
                .map(Mapping::column)
                .filter(column -> settings.urbanRural().isStated()
                        && (column.equals(AurumLayout.URBAN_RURAL_COLUMN)
                                || column.equals(EventLayout.URBAN_RURAL_COLUMN)))
                .map(this::named)
                .findFirst();
    }

    private Set<String> known() {
        var named = Stream.concat(expected(), areaColumn().stream());
        return Stream.concat(kind().columns().stream().map(SourceColumn::name), named)
                .collect(Collectors.toCollection(java.util.LinkedHashSet::new));
    }

    private String named(String column) {
        return switch (column) {
            case AurumLayout.DEPRIVATION_COLUMN -> deprivationColumn();
            case AurumLayout.URBAN_RURAL_COLUMN -> urbanRuralColumn();
            default -> column;
        };
    }

    private List<Problem> problem(String what) {
        return List.of(new Problem(listed.name(), what));
    }
}
