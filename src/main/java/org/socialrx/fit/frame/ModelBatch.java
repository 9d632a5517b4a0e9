package org.socialrx.fit.frame;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;
import java.util.function.IntConsumer;

/**
 * Runs many models over the same rows with passes that all of them share.
 *
 * <p>Each model runs in a thread of its own and asks for its next sums; when every model that still runs has asked, one
 * scan answers all of them. A model's numbers do not depend on which others run beside it. A fixed number runs at once;
 * when one ends, the next begins.
 *
 * @param <A> what a model gives
 */
final class ModelBatch<A> {
    private static final int AT_ONCE = 1024;
    private static final long STACK_BYTES = 1 << 20;

    private final Scan scan;
    private final Map<String, Frame.Kind> kinds;
    private final IntConsumer progress;
    private final BlockingQueue<Message<A>> messages = new LinkedBlockingQueue<>();

    /** Over a scan of columns of these kinds; {@code progress} hears how many models have ended before each scan. */
    ModelBatch(Scan scan, Map<String, Frame.Kind> kinds, IntConsumer progress) {
        this.progress = progress;
        this.scan = scan;
        this.kinds = kinds;
    }

    /** What a model's thread tells: it needs an answer, or it has ended. */
    private sealed interface Message<A> {}

    private record Asks<A>(int model, Question question, CompletableFuture<Question> answer) implements Message<A> {}

    private record Ends<A>(int model, FramedModels.End<A> ended) implements Message<A> {}

    /** Runs the models; the ends stand in their order. */
    List<FramedModels.End<A>> run(List<Function<Frame, A>> models) {
        List<FramedModels.End<A>> ends = new ArrayList<>();
        models.forEach(model -> ends.add(new FramedModels.End<>(null, null)));
        List<Asks<A>> waiting = new ArrayList<>();
        var started = 0;
        var running = 0;
        while (started < models.size() || running > 0) {
            while (started < models.size() && running < AT_ONCE) {
                start(started, models.get(started));
                started++;
                running++;
            }
            var message = take();
            if (message instanceof Ends<A> end) {
                ends.set(end.model(), end.ended());
                running--;
            } else if (message instanceof Asks<A> asks) {
                waiting.add(asks);
            }
            // A model that ends makes room for the next one, which must have asked before the scan.
            if (!waiting.isEmpty() && waiting.size() == running && (running == AT_ONCE || started == models.size())) {
                progress.accept(started - running);
                answer(waiting);
                waiting.clear();
            }
        }
        return ends;
    }

    private void start(int at, Function<Frame, A> model) {
        var thread = new Thread(null, () -> messages.add(new Ends<>(at, end(at, model))), "model-" + at, STACK_BYTES);
        thread.setDaemon(true);
        thread.start();
    }

    private FramedModels.End<A> end(int at, Function<Frame, A> model) {
        try (var frame = new AskingFrame(kinds, scan, question -> ask(at, question))) {
            return new FramedModels.End<>(model.apply(frame), null);
        } catch (CompletionException e) {
            return new FramedModels.End<>(null, e.getCause() instanceof RuntimeException cause ? cause : e);
        } catch (RuntimeException e) {
            return new FramedModels.End<>(null, e);
        }
    }

    private Question ask(int model, Question question) {
        var answer = new CompletableFuture<Question>();
        messages.add(new Asks<>(model, question, answer));
        return answer.join();
    }

    /**
     * A scan that fails because the rows cannot be read fails every model that waits; otherwise halves of the models
     * are tried, until the one whose arithmetic fails is alone.
     */
    private void answer(List<Asks<A>> waiting) {
        waiting.sort(Comparator.comparingInt(Asks::model));
        try {
            var answers = scan.answer(waiting.stream().map(Asks::question).toList());
            for (var i = 0; i < waiting.size(); i++) {
                waiting.get(i).answer().complete(answers.get(i));
            }
        } catch (RuntimeException e) {
            if (waiting.size() == 1 || !isReadable()) {
                waiting.forEach(asks -> asks.answer().completeExceptionally(e));
                return;
            }
            var half = waiting.size() / 2;
            answer(new ArrayList<>(waiting.subList(0, half)));
            answer(new ArrayList<>(waiting.subList(half, waiting.size())));
        }
    }

    private boolean isReadable() {
        try {
            scan.answer(List.of(new SurveyQuestion(Selection.of(List.of()))));
            return true;
        } catch (RuntimeException e) {
            return false;
        }
    }

    private Message<A> take() {
        try {
            return messages.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while models were fitted", e);
        }
    }
}
