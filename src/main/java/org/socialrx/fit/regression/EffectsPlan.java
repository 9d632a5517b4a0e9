package org.socialrx.fit.regression;

import java.util.ArrayList;
import java.util.List;
import org.socialrx.fit.FitException;
import org.socialrx.fit.effects.Clusterings;
import org.socialrx.fit.frame.Grouping;
import org.socialrx.fit.frame.Selection;
import org.socialrx.fit.frame.Survey;
import org.socialrx.fit.request.Covariance;
import org.socialrx.stats.Passes;
import org.socialrx.stats.effects.Absorption;
import org.socialrx.stats.effects.EffectsDesign;
import org.socialrx.stats.effects.GroupRows;

/**
 * Which groups a regression with fixed effects goes through, and what is taken out of them.
 *
 * @param design of the kernel
 * @param clusterings as they lie to the groups
 * @param groups passes over the groups
 */
record EffectsPlan(EffectsDesign design, Clusterings clusterings, Passes<GroupRows> groups) {
    /** The effect with the most levels is taken out. */
    static EffectsPlan byLargestEffect(RegressionRows rows, List<String> effects, List<Covariance> covariances) {
        Survey survey = rows.frame().survey(rows.selection().labelled(effects));
        String largest = effects.get(0);
        for (String effect : effects) {
            largest = levels(survey, effect) > levels(survey, largest) ? effect : largest;
        }
        return of(rows, effects, largest, covariances);
    }

    /** Groups are clusters, for covariances that need whole clusters; their effect is taken out if the model has it. */
    static EffectsPlan byCluster(RegressionRows rows, List<String> effects, String cluster, Covariance covariance) {
        return of(rows, effects, cluster, List.of(covariance));
    }

    private static EffectsPlan of(
            RegressionRows rows, List<String> effects, String group, List<Covariance> covariances) {
        List<String> others = new ArrayList<>(effects);
        boolean hasEffect = others.remove(group);
        Clusterings clusterings = new Clusterings(covariances, group);
        List<String> labels = new ArrayList<>(others);
        labels.addAll(clusterings.columns());
        Selection selection = rows.selection().labelled(labels);
        var design = new EffectsDesign(
                rows.terms().names(),
                others,
                hasEffect ? Absorption.GROUP_EFFECT : Absorption.NOTHING,
                clusterings.scopes());
        Passes<GroupRows> groups =
                rows.frame().groups(Grouping.by(group), selection).map(new EffectGroups(others.size(), clusterings));
        return new EffectsPlan(design, clusterings, groups);
    }

    /** How many levels; a survey stops counting at many thousands, which are more than all that can be columns. */
    private static int levels(Survey survey, String effect) {
        try {
            return survey.levels(effect).size();
        } catch (FitException tooMany) {
            return Integer.MAX_VALUE;
        }
    }
}
