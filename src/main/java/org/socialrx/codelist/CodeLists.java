package org.socialrx.codelist;

import java.util.Collection;
import java.util.Map;

/**
 * Every code list a study can name.
 *
 * @param byName lists by name
 * @param hash hash over their content
 */
public record CodeLists(Map<String, CodeList> byName, String hash) {
    public CodeLists {
        byName = Map.copyOf(byName);
    }

    /**
     * The list of that name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public CodeList list(String name) {
        var list = byName.get(name);
        if (list == null) {
            throw new IllegalArgumentException("No code list %s".formatted(name));
        }
        return list;
    }

    /** All lists. */
    public Collection<CodeList> all() {
        return byName.values();
    }
}
