package org.socialrx.study;

import java.util.List;

/**
 * What counts as social prescribing.
 *
 * @param definition name of the definition, carried by every result row
 * @param offered code lists that mean offered
 * @param referred code lists that mean referred
 * @param declined code lists that mean declined
 * @param episodeGapDays codes further apart than this start a new episode
 */
public record Exposure(
        String definition, List<String> offered, List<String> referred, List<String> declined, int episodeGapDays) {
    public Exposure {
        offered = List.copyOf(offered);
        referred = List.copyOf(referred);
        declined = List.copyOf(declined);
    }
}
