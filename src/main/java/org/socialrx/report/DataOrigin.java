package org.socialrx.report;

import java.util.Locale;
import org.socialrx.schema.result.Provenance;

/** Where the data came from, as far as the page has to say it first. */
public enum DataOrigin {
    /** Drawn by the program. */
    SIMULATED("Simulated data, no real patients"),
    /** Made by another generator of patients. */
    SYNTHETIC("Synthetic data, no real patients"),
    /** Records of patients. */
    DELIVERED("Records of patients, released under disclosure control"),
    /** The release does not say. */
    UNSTATED("The release does not say where the data came from");

    private final String words;

    DataOrigin(String words) {
        this.words = words;
    }

    /** The first line of the page. */
    String words() {
        return words;
    }

    boolean isMadeUp() {
        return this == SIMULATED || this == SYNTHETIC;
    }

    /** Reads the released fact {@code origin}. */
    static DataOrigin of(Sheet provenance) {
        return provenance.entries().stream()
                .filter(entry -> entry.text(Provenance.FACT).equals("origin"))
                .map(entry -> ofWords(entry.text(Provenance.VALUE)))
                .findFirst()
                .orElse(UNSTATED);
    }

    /** Simulated and synthetic are words that must stand in the fact; everything else was delivered. */
    static DataOrigin ofWords(String words) {
        var lower = words.toLowerCase(Locale.ROOT);
        if (lower.contains("simulated")) {
            return SIMULATED;
        }
        if (lower.contains("synthetic") || lower.contains("synthea")) {
            return SYNTHETIC;
        }
        return lower.isBlank() ? UNSTATED : DELIVERED;
    }
}
