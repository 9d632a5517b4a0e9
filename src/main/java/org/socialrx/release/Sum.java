package org.socialrx.release;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A sum that holds between counts and that everybody may know of.
 *
 * @param total the whole
 * @param parts what adds up to it
 */
record Sum(Cell total, List<Cell> parts) {
    Sum {
        parts = List.copyOf(parts);
        long sum = parts.stream().mapToLong(Cell::exact).sum();
        if (sum != total.exact()) {
            throw new IllegalArgumentException("Parts of %s do not add up to it".formatted(total.name()));
        }
    }

    /** What two counts tell of the people who make the difference; empty when they are equal. */
    static Optional<Sum> difference(Cell one, Cell other) {
        var larger = one.exact() > other.exact() ? one : other;
        var smaller = larger == one ? other : one;
        if (larger.exact() == smaller.exact()) {
            return Optional.empty();
        }
        var rest = new Cell(
                "between %s and %s".formatted(smaller.name(), larger.name()),
                larger.exact() - smaller.exact(),
                Cell.Fate.UNPUBLISHED);
        return Optional.of(new Sum(larger, List.of(smaller, rest)));
    }

    /** The whole and its parts. */
    Stream<Cell> cells() {
        return Stream.concat(parts.stream(), Stream.of(total));
    }
}
