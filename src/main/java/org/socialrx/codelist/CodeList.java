package org.socialrx.codelist;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A named list of codes.
 *
 * @param name name, kebab-case, also of its file
 * @param source where it comes from
 * @param hash SHA-256 of its file, hexadecimal
 * @param rules its lines
 */
public record CodeList(String name, Source source, String hash, List<CodeRule> rules) {
    public CodeList {
        rules = List.copyOf(rules);
    }

    /**
     * Where a list comes from.
     *
     * @param version version, a date or a number
     * @param origin who published the codes
     * @param licence under which terms
     */
    public record Source(String version, String origin, String licence) {
        /** That of a file nobody has described. */
        public static final Source UNKNOWN = new Source("", "", "");
    }

    /** The lines that match codes: all but places kept free. */
    public List<CodeRule> matchingRules() {
        return rules.stream()
                .filter(rule -> rule.status() != CodeRule.Status.SLOT)
                .toList();
    }

    /** The category of exactly this code, as for staff roles. */
    public Optional<String> category(CodeSystem system, String code) {
        return exactRules(system)
                .filter(rule -> rule.code().equals(code))
                .map(CodeRule::category)
                .findFirst();
    }

    /** The codes of some categories, in the order of the list. */
    public List<String> codes(CodeSystem system, Collection<String> categories) {
        return exactRules(system)
                .filter(rule -> categories.contains(rule.category()))
                .map(CodeRule::code)
                .toList();
    }

    private Stream<CodeRule> exactRules(CodeSystem system) {
        return matchingRules().stream()
                .filter(rule ->
                        rule.system().equals(system.id()) && !rule.isExcluded() && rule.kind() == CodeRule.Kind.EXACT);
    }
}
