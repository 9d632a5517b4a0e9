package org.socialrx.ingest.layout;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.socialrx.study.SourceSettings;

/** The page on layouts for the documentation: every file and column, as declared. */
public final class LayoutPage {
    private static final Map<SourceSettings.Layout, String> WORDS = Map.of(
            SourceSettings.Layout.AURUM, """
            Text like CPRD Aurum: fields parted by tabs, no quotes, days as dd/mm/yyyy, parts numbered from 001. Ids are
            digits. The study names the column of the deprivation decile and says what its 1 means. It may name the column
            that tells urban from rural and must then say which codes mean which (`source.urban-rural`).
            """, SourceSettings.Layout.OMOP, """
            OMOP CDM 5.4: comma-separated, fields in double quotes where needed, days as yyyy-mm-dd. Codes come from the
            `*_source_value` columns; a code of digits is a SNOMED CT concept. A patient is known by
            `person_source_value`, so that draws and opt-outs are those of the same records in another layout.
            `observation_period` is the registration: one that reaches the last day of its practice is still open. Visits
            to a hospital (concepts 9201, 9203, 262, 8717, 8870) are accepted and counted but are no contacts of the
            practice. What the layout cannot hold: the supplier's flag of acceptable records (all are), deprivation,
            urban or rural, the social-prescribing layer, a registration that goes on after death.
            """, SourceSettings.Layout.EVENTS, """
            A file of coded entries that name their terminology, with companions for practices, patients and, if there
            are any, staff and contacts. Comma-separated, days as yyyy-mm-dd; `code_system` is READ2, CTV3, SNOMED or
            EMIS; `sex` is female, male, other or unknown, or F and M. An entry has no number: it is known by all it says,
            unit and episode type among it, and the same entry twice is a duplicate. Core has no place for unit and
            episode type. `urban_rural` holds the codes that `source.urban-rural` explains; without that key it is not
            read. Without a file of contacts there is no outcome to count.
            """);

    private LayoutPage() {}

    /** The page as Markdown. */
    public static String markdown() {
        var page = new StringBuilder("""
                # Layouts of delivered files

                Made from the declarations in `org.socialrx.ingest.layout`; `source.layout` of the study picks one. Files are
                plain or `.gz`, a kind of file in one part or in several with numbers at the end of their names. Columns are
                found by name, in any order. Columns that are not listed are not read, but searched for identifiers.

                A file is refused, by name, when it is missing, empty, broken off, not UTF-8, without a column it must have, or
                when a column holds identifiers of people: NHS numbers, postcodes, e-mail addresses and telephone numbers by
                their values, names and days of birth by the name of the column. `source.allow-columns` of the study lets one
                pass, and its reason is kept in `ops.run`. In columns of codes over half of the values of a form must be
                identifiers, in free text (marked) one is enough.

                A file is also refused when more than one row in a thousand, and more than one row, has a date whose month is
                over 12 but would be a month where its day stands: the column's other dates may be wrong without showing it.
                And when over half of its rows, and at least 20, refer to codes or staff that are unknown, or have codes
                that their terminology cannot have: columns may be swapped.

                Patients named in the file of `--opt-outs` (one pseudonym a line) are left out with all that is theirs; the
                attrition begins with their number. The warehouse keeps the list, `source.opt_out_patient`: a later run leaves
                them out too, a later file adds to it, and only `--opt-outs none` gives it up, which `ops.run` remembers. The
                list is an option and not part of the study, which holds no paths.
                """);
        for (var id : SourceSettings.Layout.values()) {
            page.append("\n## ").append(id.name().toLowerCase(Locale.ROOT)).append("\n\n");
            page.append(WORDS.get(id));
            Layout.of(id).files().forEach(file -> page.append(table(file)));
        }
        return page.append("\n## Rules\n\n").append(Rule.markdown()).toString();
    }

    private static String table(SourceFile file) {
        var filled = new HashMap<String, String>();
        for (var mapping : file.mappings()) {
            filled.merge(
                    mapping.column(),
                    mapping.field().name(),
                    (first, second) -> first.equals(second) ? first : first + ", " + second);
        }
        var text = new StringBuilder("\n### %s (%s%s)\n\n| column | goes to | |\n|---|---|---|\n"
                .formatted(
                        file.name(),
                        file.table().fullName(),
                        file.need() == SourceFile.Need.OPTIONAL ? ", may be missing" : ""));
        file.columns()
                .forEach(column -> text.append("| `%s` | %s | %s |\n"
                        .formatted(column.name(), filled.getOrDefault(column.name(), ""), marks(column))));
        if (filled.containsKey(AurumLayout.DEPRIVATION_COLUMN)) {
            text.append("| as the study says | imd_decile | |\n");
            text.append("| as the study says | urban_rural | if the study says so |\n");
        }
        return text.toString();
    }

    private static String marks(SourceColumn column) {
        return String.join(
                ", ",
                Arrays.stream(new String[] {
                            column.need() == SourceColumn.Need.OPTIONAL ? "may be missing" : "",
                            column.content() == SourceColumn.Content.FREE_TEXT ? "free text" : ""
                        })
                        .filter(words -> !words.isEmpty())
                        .toList());
    }
}
