package org.socialrx.serve;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * One list of words that are allowed; whatever is not on it is refused.
 *
 * @param rule name of the rule, as a refusal gives it
 * @param words every allowed word
 */
record AllowList(String rule, Set<String> words) {
    AllowList {
        words = Set.copyOf(words);
    }

    /** Reads the list {@code <name>.txt} of this package: words between blanks, comment lines start with #. */
    static AllowList read(String name, String rule, UnaryOperator<String> spelled) {
        var resource = Objects.requireNonNull(AllowList.class.getResourceAsStream(name + ".txt"), name);
        try (var lines = new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
            return new AllowList(
                    rule,
                    lines.lines()
                            .filter(line -> !line.startsWith("#"))
                            .flatMap(line -> Arrays.stream(line.split(" ", -1)))
                            .filter(word -> !word.isEmpty())
                            .map(spelled)
                            .collect(Collectors.toSet()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Throws a {@link Refusal} unless the word is on the list. */
    void check(String word) {
        if (!words.contains(word)) {
            throw new Refusal(rule, word);
        }
    }
}
