package org.socialrx.fit.frame;

/** Looks at the complete rows of a selection. */
final class SurveyQuestion extends Question {
    private static final long serialVersionUID = 1;

    private final Survey survey;

    SurveyQuestion(Selection selection) {
        super(selection);
        this.survey = new Survey(selection);
    }

    Survey survey() {
        survey.setIncomplete(incomplete());
        return survey;
    }

    @Override
    void read(Block block) {
        var selected = new SelectedRows(block, selection());
        var row = selected.empty();
        var seen = selection().labels().stream().map(label -> new Codes()).toArray(Codes[]::new);
        for (var at = 0; at < block.rows(); at++) {
            var state = selected.read(at, row);
            if (state == SelectedRows.State.INCOMPLETE) {
                leaveOut(1);
            } else if (state == SelectedRows.State.COUNTS) {
                survey.add(row);
                for (var label = 0; label < seen.length; label++) {
                    var before = seen[label].size();
                    if (seen[label].of(selected.labels(label).code(at)) == before) {
                        survey.addLevel(label, selected.label(at, label));
                    }
                }
            }
        }
    }

    @Override
    void mergeAnswer(Question other) {
        survey.merge(((SurveyQuestion) other).survey);
    }
}
