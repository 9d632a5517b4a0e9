package org.socialrx.effect;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.socialrx.stats.count.LevelEffect;
import org.socialrx.stats.count.LevelEffectSums;

/** What came of every question, and of the level effects that were asked for. */
final class Answers {
    private final Map<Question, Attempt> attempts = new HashMap<>();
    private final Map<Question, LevelEffect> levels = new HashMap<>();

    private Answers() {}

    /** Fits all questions together; {@code onLevel} are those whose effect in contacts per year is wanted too. */
    static Answers of(Panel panel, Tallies tallies, List<? extends Question> questions, List<Analysis> onLevel) {
        var answers = new Answers();
        var models = new LinkedHashMap<Question, Model>();
        for (var question : questions) {
            try {
                models.put(question, model(question, tallies));
            } catch (NothingToCompareException e) {
                answers.attempts.put(question, new Attempt.Failed(Attempt.reason(e)));
            }
        }
        var attempts = ModelBatch.fit(panel, List.copyOf(models.values()));
        var at = 0;
        for (var question : models.keySet()) {
            answers.attempts.put(question, attempts.get(at++));
        }
        answers.addLevels(panel, onLevel);
        return answers;
    }

    private static Model model(Question question, Tallies tallies) {
        if (!tallies.has(question.series())) {
            throw new NothingToCompareException("No candidates");
        }
        return new Model(question.series(), question.design(tallies.of(question.series())));
    }

    private void addLevels(Panel panel, List<Analysis> onLevel) {
        var fitted = onLevel.stream()
                .filter(analysis -> of(analysis) instanceof Attempt.Fitted)
                .toList();
        List<ModelAt> requests = new ArrayList<>();
        fitted.forEach(analysis -> requests.add(at((Attempt.Fitted) of(analysis))));
        List<LevelEffectSums> sums = requests.isEmpty() ? List.of() : panel.levelSums(requests);
        for (var m = 0; m < fitted.size(); m++) {
            levels.put(fitted.get(m), sums.get(m).solve());
        }
    }

    private static ModelAt at(Attempt.Fitted fitted) {
        return new ModelAt(
                fitted.model().series(), fitted.model().design(), fitted.fit().coefficients());
    }

    /** What came of a question. */
    Attempt of(Question question) {
        var attempt = attempts.get(question);
        if (attempt == null) {
            throw new IllegalArgumentException("Nobody asked %s".formatted(question));
        }
        return attempt;
    }

    /** The effect on the level of an analysis that was fitted and asked for. */
    LevelEffect level(Analysis analysis) {
        var level = levels.get(analysis);
        if (level == null) {
            throw new IllegalArgumentException("No level effect of %s".formatted(analysis));
        }
        return level;
    }
}
