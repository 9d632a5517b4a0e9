package org.socialrx.serve;

/**
 * A request that a rule of the release server does not allow. Its message names the rule and the offending word of the
 * request, never anything that the server knows and the client does not.
 */
public final class Refusal extends RuntimeException {
    private static final int LONGEST_WORD = 80;

    private final String said;

    Refusal(String rule, String word) {
        this("Refused by the release server, rule %s: %s".formatted(rule, shortened(word)));
    }

    private Refusal(String said) {
        super(said, null, false, false);
        this.said = said;
    }

    /** What the client is told. */
    String said() {
        return said;
    }

    private static String shortened(String word) {
        return word.length() <= LONGEST_WORD ? word : word.substring(0, LONGEST_WORD) + "...";
    }
}
