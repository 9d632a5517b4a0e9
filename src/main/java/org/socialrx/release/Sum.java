package org.socialrx.release;

import java.util.List;
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

    /** The whole and its parts. */
    Stream<Cell> cells() {
        return Stream.concat(parts.stream(), Stream.of(total));
    }
}
