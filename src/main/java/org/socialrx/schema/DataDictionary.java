package org.socialrx.schema;

import java.util.List;
import java.util.stream.Collectors;
import org.socialrx.table.Disclosure;
import org.socialrx.table.Field;
import org.socialrx.table.Layer;
import org.socialrx.table.Table;

/** The data dictionary as a page of Markdown, written from the declared tables. */
public final class DataDictionary {
    private DataDictionary() {}

    /** The page. */
    public static String markdown(List<Table> tables) {
        var page = new StringBuilder("""
                # Data dictionary

                Written from the declared tables in `src/main/java/org/socialrx/schema`; a test compares the two.
                `mvn -q test -Dtest=DataDictionaryTest -Dsocialrx.write=true` writes it again.
                """);
        Layer layer = null;
        for (var table : tables) {
            if (table.layer() != layer) {
                layer = table.layer();
                page.append("\n## ").append(layer.database()).append('\n');
            }
            append(table, page);
        }
        return page.toString();
    }

    private static void append(Table table, StringBuilder page) {
        page.append("\n### ").append(table.fullName()).append("\n\n");
        page.append("One row is ")
                .append(table.grain().replaceFirst("^one row ", ""))
                .append("; key: ");
        page.append(table.key().stream().map(Field::name).collect(Collectors.joining(", ")))
                .append(".\n\n");
        page.append("| column | type | null | meaning | disclosure |\n|---|---|---|---|---|\n");
        for (var field : table.fields()) {
            page.append("| `%s` | %s | %s | %s | %s |%n"
                    .formatted(
                            field.name(),
                            field.type().simpleString(),
                            field.nullable() ? "yes" : "",
                            field.comment().replace("|", "\\|"),
                            words(field.disclosure())));
        }
        table.rules().forEach((rule, sql) -> page.append("\nRule %s: `%s`%n".formatted(rule, sql)));
    }

    private static String words(Disclosure disclosure) {
        if (disclosure instanceof Disclosure.Count) {
            return "count";
        }
        if (disclosure instanceof Disclosure.Ratio ratio) {
            return "from released %s and %s".formatted(ratio.numerator(), ratio.denominator());
        }
        if (disclosure instanceof Disclosure.Guarded guarded) {
            return guarded.guards().isEmpty()
                    ? ""
                    : "suppressed with " + guarded.guards().replace(" ", ", ");
        }
        if (disclosure instanceof Disclosure.PersonTime time) {
            return "rounded like a count; suppressed with " + time.count();
        }
        if (disclosure instanceof Disclosure.Expectation expectation) {
            return "rounded like a count; suppressed with " + expectation.count();
        }
        return disclosure instanceof Disclosure.Withheld ? "withheld" : "";
    }
}
