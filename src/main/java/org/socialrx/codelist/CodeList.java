package org.socialrx.codelist;

import java.util.List;

/**
 * A named list of codes.
 *
 * @param name name, kebab-case, also of its file
 * @param rules its lines
 */
public record CodeList(String name, List<CodeRule> rules) {
    public CodeList {
        rules = List.copyOf(rules);
    }
}
