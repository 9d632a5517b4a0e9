package org.socialrx.report;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.socialrx.report.ReportInputs.RunFacts;
import org.socialrx.report.ReportInputs.TableVersion;
import org.socialrx.schema.result.ArmRate;
import org.socialrx.schema.result.AttritionStep;
import org.socialrx.schema.result.Characteristic;
import org.socialrx.schema.result.CovariateBalance;
import org.socialrx.schema.result.Diagnostic;
import org.socialrx.schema.result.Estimate;
import org.socialrx.schema.result.EventTime;
import org.socialrx.schema.result.MatchLoss;
import org.socialrx.schema.result.Overlap;
import org.socialrx.schema.result.Provenance;
import org.socialrx.schema.result.Rate;
import org.socialrx.study.Study;

/** Everything the page template prints, already in words. */
public final class Page {
    private final ReportInputs inputs;
    private final Study study;
    private final Answer answer;
    private final List<Figure> figures;
    private final RollOutFigure rollOut;
    private final Checks checks;
    private final Equity equity;

    Page(ReportInputs inputs) {
        this.inputs = inputs;
        study = inputs.study();
        var estimates = inputs.sheet(Estimate.TABLE);
        answer = Answer.of(study, estimates, inputs.sheet(Diagnostic.TABLE));
        rollOut = new RollOutFigure(estimates, inputs.sheet(Diagnostic.TABLE));
        var estimateFigures = new EstimateFigures(study, estimates);
        figures = Stream.of(
                        EventStudyFigure.of(study, inputs.sheet(EventTime.TABLE)),
                        RatesFigure.of(study, inputs.sheet(ArmRate.TABLE)),
                        FlowFigure.of(inputs.sheet(AttritionStep.TABLE)),
                        LoveFigure.of(inputs.sheet(CovariateBalance.TABLE)),
                        OverlapFigure.of(inputs.sheet(Overlap.TABLE), inputs.sheet(MatchLoss.TABLE)),
                        OverlapFigure.ofWide(inputs.sheet(Overlap.TABLE), inputs.sheet(MatchLoss.TABLE)),
                        estimateFigures.sideBySide(),
                        estimateFigures.subgroups(),
                        rollOut.figure())
                .flatMap(Optional::stream)
                .toList();
        checks = new Checks(study, inputs);
        equity = new Equity(inputs);
    }

    /** The question. */
    public String question() {
        return study.question();
    }

    /** Name of the study. */
    public String studyName() {
        return study.name();
    }

    /** Where the data came from. */
    public DataOrigin origin() {
        return DataOrigin.of(inputs.sheet(Provenance.TABLE));
    }

    /** The first words of the page. */
    public String originWords() {
        return origin().words();
    }

    /** Whether no real patient stands behind the page. */
    public boolean isMadeUp() {
        return origin().isMadeUp();
    }

    /** Whom the answer is about, in a sentence. */
    public String stand() {
        return Standfirst.of(study, inputs.sheet(Estimate.TABLE));
    }

    /** Large number of the answer, empty when there is none. */
    public String number() {
        return answer.number();
    }

    /** The answer. */
    public String sentence() {
        var sentence = answer.sentence();
        boolean followsNumber = answer.verdict() == Answer.Verdict.FEWER || answer.verdict() == Answer.Verdict.MORE;
        return followsNumber ? sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1) : sentence;
    }

    /** How the answer was computed. */
    public String design() {
        return answer.design();
    }

    /** Which row the answer is. */
    public String answerKey() {
        return answer.key();
    }

    /** Name of the rule that spoke. */
    public String verdict() {
        return answer.verdict().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether the answer warns rather than answers. */
    public boolean isWarning() {
        return !answer.verdict().isAnswer();
    }

    /** Every figure that could be drawn. */
    public List<Figure> figures() {
        return Stream.concat(figures.stream(), equity.figures().stream()).toList();
    }

    /** Figures on who was left out. */
    public List<Figure> equityFigures() {
        return equity.figures();
    }

    /** Tables on who was left out. */
    public List<Checks.Block> equityBlocks() {
        return equity.blocks();
    }

    /** Figures of a section, in order. */
    public List<Figure> figures(String... ids) {
        return Stream.of(ids)
                .flatMap(id -> figures.stream().filter(figure -> figure.id().equals(id)))
                .toList();
    }

    /** Why the practices' roll-out is not shown; empty when it is, or was not asked for. */
    public String rollOutAbsence() {
        return rollOut.absence().orElse("");
    }

    /** Who was referred. */
    public WhoTable who() {
        return new WhoTable(inputs.sheet(Characteristic.TABLE), inputs.sheet(Rate.TABLE));
    }

    /** The folded checks. */
    public List<Checks.Block> checks() {
        return checks.blocks();
    }

    /** How the checks went. */
    public String checksSummary() {
        return checks.summary();
    }

    /** Suppressed counts by table. */
    public List<Suppressed> suppressed() {
        return Suppressed.of(inputs);
    }

    /** Suppressed counts in a sentence. */
    public String suppressedClaim() {
        return Suppressed.claim(suppressed());
    }

    /** The disclosure rules. */
    public String profileWords() {
        return inputs.profileWords();
    }

    /** Name of the disclosure profile. */
    public String profile() {
        return study.disclosure();
    }

    /** Facts about the data. */
    public List<Sheet.Entry> facts() {
        return inputs.sheet(Provenance.TABLE).entries();
    }

    /** A fact's name in words. */
    public String factName(Sheet.Entry fact) {
        return Words.heading(fact.text(Provenance.FACT));
    }

    /** A fact. */
    public String factValue(Sheet.Entry fact) {
        return fact.text(Provenance.VALUE);
    }

    /** Versions behind the page. */
    public List<TableVersion> versions() {
        return inputs.versions();
    }

    /** The run. */
    public RunFacts run() {
        return inputs.run();
    }

    /** How to run it again. */
    public List<String> commands() {
        return inputs.commands();
    }

    /** Version of a released table. */
    public long version(String table) {
        return inputs.versions().stream()
                .filter(version -> version.table().equals("release." + table))
                .mapToLong(TableVersion::version)
                .findFirst()
                .orElse(0);
    }
}
