package org.socialrx.stats.panel;

import java.util.List;
import org.socialrx.stats.effects.ClusterScope;

/**
 * What the difference-in-differences regressions have in common.
 *
 * @param time name of the period's column
 * @param covariates names of the columns of {@link UnitRows#x}
 * @param clusterings how the clusters of {@link UnitRows#clusters} lie to the units
 */
public record PanelRules(String time, List<String> covariates, List<ClusterScope> clusterings) {
    public PanelRules {
        covariates = List.copyOf(covariates);
        clusterings = List.copyOf(clusterings);
    }
}
