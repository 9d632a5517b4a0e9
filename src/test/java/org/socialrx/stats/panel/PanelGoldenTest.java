package org.socialrx.stats.panel;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.socialrx.stats.Golden;
import org.socialrx.stats.GoldenAnswers;
import org.socialrx.stats.GoldenRows;
import org.socialrx.stats.effects.ClusterScope;
import org.socialrx.stats.effects.CovarianceNeeds;
import org.socialrx.stats.inference.ClusterCovarianceType;

class PanelGoldenTest {
    @ParameterizedTest
    @CsvSource({
        "mpdta, event-study-twfe, id",
        "base_stagg, event-study-twfe-x1, id",
        "simulated-staggered, event-study-balanced-cluster-id, id",
        "simulated-staggered, event-study-balanced-cluster-practice, practice",
        "simulated-staggered, event-study-unbalanced-cluster-id, id",
        "simulated-staggered, event-study-unbalanced-cluster-practice, practice"
    })
    void the_event_study_agrees_with_fixest(String folder, String model, String cluster) {
        var golden = Golden.open(folder);
        var fit = EventStudy.fit(
                rules(golden, model, cluster), -1, units(golden, model).passes(cluster));

        answers(fit, cluster).check(golden, model);
    }

    @ParameterizedTest
    @CsvSource({
        "mpdta, sunab, id",
        "castle, sunab, id",
        "base_stagg, sunab-x1-id, id",
        "base_stagg, sunab-x1-iid, id",
        "simulated-staggered, sunab-balanced-cluster-id, id",
        "simulated-staggered, sunab-balanced-cluster-practice, practice",
        "simulated-staggered, sunab-unbalanced-cluster-id, id",
        "simulated-staggered, sunab-unbalanced-cluster-practice, practice"
    })
    void sun_abraham_agrees_with_fixest(String folder, String model, String cluster) {
        var golden = Golden.open(folder);
        var fit = SunAbraham.fit(
                rules(golden, model, cluster), -1, units(golden, model).passes(cluster));

        answers(fit, cluster).check(golden, model);
    }

    @ParameterizedTest
    @CsvSource({
        "mpdta, bjs, id",
        "castle, bjs, id",
        "base_stagg, bjs, id",
        "base_stagg, bjs-x1, id",
        "simulated-staggered, bjs-balanced-cluster-id, id",
        "simulated-staggered, bjs-balanced-cluster-practice, practice",
        "simulated-staggered, bjs-unbalanced-cluster-id, id",
        "simulated-staggered, bjs-unbalanced-cluster-practice, practice"
    })
    void imputation_agrees_with_the_formulas_of_borusyak_jaravel_and_spiess(
            String folder, String model, String cluster) {
        var golden = Golden.open(folder);
        var fit = ImputationDid.fit(
                rules(golden, model, cluster), units(golden, model).passes(cluster));

        new GoldenAnswers()
                .estimates("imputation(" + cluster + ")", fit.terms(), fit.estimates(0, .95))
                .summary("n_treated_cells", fit.treatedRows())
                .check(golden, model);
    }

    @ParameterizedTest
    @CsvSource({
        "mpdta, stacked-1-1, id",
        "mpdta, stacked-1-0, id",
        "base_stagg, stacked-2-2, id",
        "simulated-staggered, stacked-1-1-cluster-practice, practice",
        "simulated-staggered, stacked-2-3-cluster-practice, practice"
    })
    void the_stack_with_its_weights_agrees_with_fixest(String folder, String model, String cluster) {
        var golden = Golden.open(folder);
        var request = golden.model(model);
        var window = new StackWindow(
                request.path("window").path("before").asInt(),
                request.path("window").path("after").asInt());
        var cohorts = new TreeSet<Integer>();
        request.path("cohorts").forEach(a -> cohorts.add(a.asInt()));

        var result = new StackedDid(rules(golden, model, cluster), window)
                .fit(cohorts, units(golden, model).passes(cluster));

        var answers = answers(result.panel(), cluster);
        result.controlWeights().forEach((a, weight) -> answers.summary("control_weight " + a, weight));
        answers.check(golden, model);
    }

    @ParameterizedTest
    @CsvSource({"mpdta", "castle", "base_stagg", "simulated-staggered"})
    void the_decomposition_agrees_with_bacondecomp(String folder) {
        var golden = Golden.open(folder);
        var rows = golden.rows();
        String time = golden.model("bacon").path("time").asText();
        List<UnitRows> units = new ArrayList<>();
        for (UnitRows unit : new GoldenUnits(
                        rows, time, golden.model("bacon").path("outcome").asText(), List.of())
                .list("id")) {
            double[][] treatment = new double[unit.size()][1];
            for (int t = 0; t < unit.size(); t++) {
                treatment[t][0] = unit.isTreated(t) ? 1 : 0;
            }
            units.add(new UnitRows(unit.key(), unit.cohorts(), unit.periods(), unit.y(), treatment, unit.clusters()));
        }

        var decomposition = BaconDecomposition.of(org.socialrx.stats.Passes.over(units));

        var answers = new GoldenAnswers().summary("twfe", decomposition.twoWayFixedEffects());
        decomposition.comparisons().forEach(c -> answers.decomposition(c.term(), c.estimate(), c.weight()));
        answers.check(golden, "bacon");
    }

    private static PanelRules rules(Golden golden, String model, String cluster) {
        var scope = cluster.equals("id") ? ClusterScope.GROUP : ClusterScope.NAMED;
        return new PanelRules("period", covariates(golden, model), List.of(scope));
    }

    private static List<String> covariates(Golden golden, String model) {
        return StreamSupport.stream(golden.model(model).path("covariates").spliterator(), false)
                .map(c -> c.asText())
                .toList();
    }

    private static GoldenUnits units(Golden golden, String model) {
        GoldenRows rows = golden.rows();
        if (model.contains("unbalanced")) {
            rows = rows.where(r -> r.number("keep") == 1);
        }
        var request = golden.model(model);
        return new GoldenUnits(
                rows, request.path("time").asText(), request.path("outcome").asText(), covariates(golden, model));
    }

    private static GoldenAnswers answers(PanelFit fit, String cluster) {
        var covariance = fit.model().covariance(fit.combinations(), new CovarianceNeeds().scores(0), fit.rows());
        var answers = new GoldenAnswers().summary("n_rows", fit.linear().rows());
        for (var type : List.of(ClusterCovarianceType.CR0, ClusterCovarianceType.CR1, ClusterCovarianceType.CR1S)) {
            answers.estimates(type + "(" + cluster + ")", fit.terms(), covariance.byScores(type, 0, .95));
        }
        double variance = fit.linear().residualSquares() / fit.linear().residualDf();
        return answers.estimates(
                "classical",
                fit.terms(),
                fit.model()
                        .classical(
                                fit.combinations(),
                                variance,
                                (double) fit.linear().residualDf(),
                                .95));
    }
}
