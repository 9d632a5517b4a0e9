package org.socialrx.codelist;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Every code list a study can name.
 *
 * @param byName lists by name, in the order of their names
 * @param hash hash over their content
 */
public record CodeLists(Map<String, CodeList> byName, String hash) {
    public CodeLists {
        byName = Collections.unmodifiableMap(new TreeMap<>(byName));
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

    /** Whether there is a list of that name. */
    public boolean has(String name) {
        return byName.containsKey(name);
    }

    /** All lists, in the order of their names. */
    public Collection<CodeList> all() {
        return byName.values();
    }
}
