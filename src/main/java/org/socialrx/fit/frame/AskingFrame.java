package org.socialrx.fit.frame;

import java.util.Map;
import java.util.function.UnaryOperator;
import org.socialrx.fit.FitException;
import org.socialrx.stats.Passes;
import org.socialrx.study.Nearest;

/** A frame that hands every question to whoever answers it. */
final class AskingFrame implements Frame {
    private final Map<String, Kind> kinds;
    private final UnaryOperator<Question> ask;

    AskingFrame(Map<String, Kind> kinds, UnaryOperator<Question> ask) {
        this.kinds = kinds;
        this.ask = ask;
    }

    @Override
    public Kind kind(String column) {
        var kind = kinds.get(column);
        if (kind == null) {
            throw new FitException("%s is no column%s".formatted(column, Nearest.hint(column, kinds.keySet())));
        }
        return kind;
    }

    @Override
    public Survey survey(Selection selection) {
        return ((SurveyQuestion) ask.apply(new SurveyQuestion(selection))).survey();
    }

    @Override
    public Pass<double[]> rows(Selection selection) {
        return new Pass<>() {
            private long incomplete;

            @Override
            @SuppressWarnings("unchecked")
            public <S extends Passes.Sums<double[], S>> S run(S empty) {
                var answer = (RowQuestion<S>) ask.apply(new RowQuestion<>(selection, empty));
                incomplete = answer.incomplete();
                return answer.sums();
            }

            @Override
            public long incomplete() {
                return incomplete;
            }
        };
    }

    @Override
    public Pass<Group> groups(Grouping grouping, Selection selection) {
        return new Pass<>() {
            private long incomplete;

            @Override
            @SuppressWarnings("unchecked")
            public <S extends Passes.Sums<Group, S>> S run(S empty) {
                var answer = (GroupQuestion<S>) ask.apply(new GroupQuestion<>(grouping, selection, empty));
                incomplete = answer.incomplete();
                return answer.sums();
            }

            @Override
            public long incomplete() {
                return incomplete;
            }
        };
    }
}
