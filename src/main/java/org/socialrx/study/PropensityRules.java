package org.socialrx.study;

import java.util.List;

/**
 * The propensity model.
 *
 * @param effects fixed effects beside the covariates: practice, index-quarter
 */
public record PropensityRules(List<String> effects) {
    public PropensityRules {
        effects = List.copyOf(effects);
    }
}
