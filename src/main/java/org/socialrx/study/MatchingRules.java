package org.socialrx.study;

import java.util.List;

/**
 * How controls are matched to referred patients.
 *
 * @param exact what must be equal within a set: practice, sex, index-quarter
 * @param ageWithinYears widest difference in age, in years
 * @param caliperSd widest difference of the logit, in standard deviations; positive
 * @param controls controls wanted for each referred patient; at least 1
 */
public record MatchingRules(List<String> exact, int ageWithinYears, double caliperSd, int controls) {
    public MatchingRules {
        exact = List.copyOf(exact);
    }
}
