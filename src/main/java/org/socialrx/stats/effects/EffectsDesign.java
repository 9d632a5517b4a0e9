package org.socialrx.stats.effects;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * What a regression with fixed effects is made of.
 *
 * @param regressors names of the columns of {@link GroupRows#x}
 * @param effects names of the fixed effects in {@link GroupRows#levels}, which become 0/1 columns
 * @param absorption what is taken out within the groups
 * @param clusterings how the clusters of {@link GroupRows#clusters} lie to the groups
 */
public record EffectsDesign(
        List<String> regressors, List<String> effects, Absorption absorption, List<ClusterScope> clusterings)
        implements Serializable {
    private static final long serialVersionUID = 1;

    public EffectsDesign {
        regressors = new ArrayList<>(regressors);
        effects = new ArrayList<>(effects);
        clusterings = new ArrayList<>(clusterings);
    }
}
