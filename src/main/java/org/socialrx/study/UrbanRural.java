package org.socialrx.study;

import java.util.HashSet;
import java.util.List;

/**
 * Which of a supplier's codes of small areas are urban and which rural: suppliers do not say it the same way.
 *
 * @param column column of the small-area file that holds the code; the event file has its own, {@code urban_rural}
 * @param urban codes of urban areas; empty where the study says nothing
 * @param rural codes of rural areas; empty where the study says nothing
 */
public record UrbanRural(String column, List<String> urban, List<String> rural) {
    /** Name of the characteristic in {@code describe.by}. */
    public static final String CHARACTERISTIC = "urban-rural";

    public UrbanRural {
        urban = List.copyOf(urban);
        rural = List.copyOf(rural);
    }

    /** What a study says that has no word on it. */
    public static UrbanRural unstated() {
        return new UrbanRural("", List.of(), List.of());
    }

    /** Whether the study says what the codes mean; if not, no delivery can tell urban from rural. */
    public boolean isStated() {
        return !urban.isEmpty() || !rural.isEmpty();
    }

    static UrbanRural read(YamlSection section) {
        var read = new UrbanRural(
                section.text("column", "e2011_urbanrural"), codes(section, "urban"), codes(section, "rural"));
        var both = new HashSet<>(read.urban());
        both.retainAll(read.rural());
        both.forEach(code -> section.fault("rural", "names %s, which urban names too".formatted(code)));
        section.done();
        return read;
    }

    private static List<String> codes(YamlSection section, String key) {
        var codes = section.texts(key, List.of());
        if (codes.isEmpty()) {
            section.fault(key, "is missing; say which codes of the supplier mean it, like [\"1\"]");
        } else if (codes.contains("")) {
            section.fault(key, "names an empty code; an area without a code is not recorded");
        }
        return codes;
    }
}
