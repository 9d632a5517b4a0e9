package org.socialrx.effect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.socialrx.stats.EstimationException;
import org.socialrx.stats.count.UnitPoissonFit;
import org.socialrx.stats.count.UnitPoissonRegression;
import org.socialrx.stats.count.UnitPoissonSums;

/**
 * Fits many models with passes that all of them share.
 *
 * <p>Each model runs Newton's method in a thread of its own and asks for its next sums; when every model that still
 * iterates has asked, one pass over the panel answers all of them. Spark is called from the calling thread only, and a
 * model's numbers do not depend on which others are in the batch.
 */
final class ModelBatch {
    private final Panel panel;
    private final BlockingQueue<Message> messages = new LinkedBlockingQueue<>();

    private ModelBatch(Panel panel) {
        this.panel = panel;
    }

    /** What a model's thread tells: it needs sums, or it has ended. */
    private sealed interface Message {}

    private record Asks(int model, ModelAt at, CompletableFuture<UnitPoissonSums> answer) implements Message {}

    private record Ends(
            int model,
            @Nullable UnitPoissonFit fit,
            @Nullable RuntimeException fault) implements Message {}

    /** Fits the models; the attempts stand in their order. */
    static List<Attempt> fit(Panel panel, List<Model> models) {
        return new ModelBatch(panel).run(models);
    }

    private List<Attempt> run(List<Model> models) {
        for (var m = 0; m < models.size(); m++) {
            start(m, models.get(m));
        }
        var attempts = new Attempt[models.size()];
        List<Asks> waiting = new ArrayList<>();
        var iterating = models.size();
        while (iterating > 0) {
            var message = take();
            if (message instanceof Ends end) {
                attempts[end.model()] = attempt(models.get(end.model()), end);
                iterating--;
            } else if (message instanceof Asks asks) {
                waiting.add(asks);
            }
            if (iterating > 0 && waiting.size() == iterating) {
                answer(waiting);
                waiting.clear();
            }
        }
        return List.of(attempts);
    }

    private void start(int at, Model model) {
        var thread = new Thread(() -> messages.add(end(at, model)), "model-" + at);
        thread.setDaemon(true);
        thread.start();
    }

    private Ends end(int at, Model model) {
        try {
            var regression = new UnitPoissonRegression(model.design().terms());
            return new Ends(at, regression.fit(sums -> ask(at, model, sums)), null);
        } catch (RuntimeException e) {
            return new Ends(at, null, e);
        }
    }

    private UnitPoissonSums ask(int at, Model model, UnitPoissonSums empty) {
        var answer = new CompletableFuture<UnitPoissonSums>();
        messages.add(new Asks(at, new ModelAt(model.series(), model.design(), empty.coefficients()), answer));
        return answer.join();
    }

    private void answer(List<Asks> waiting) {
        waiting.sort(Comparator.comparingInt(Asks::model));
        try {
            var sums = panel.sums(waiting.stream().map(Asks::at).toList());
            for (var m = 0; m < waiting.size(); m++) {
                waiting.get(m).answer().complete(sums.get(m));
            }
        } catch (RuntimeException e) {
            waiting.forEach(asks -> asks.answer().completeExceptionally(e));
            throw e;
        }
    }

    private static Attempt attempt(Model model, Ends end) {
        if (end.fit() != null) {
            return Attempt.fitted(model, end.fit());
        }
        if (end.fault() instanceof EstimationException reason) {
            return new Attempt.Failed(Attempt.reason(reason));
        }
        throw new IllegalStateException("A model ended without a fit", end.fault());
    }

    private Message take() {
        try {
            return messages.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while models were fitted", e);
        }
    }
}
