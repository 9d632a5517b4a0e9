package org.socialrx.job;

import java.util.List;

/** The whole chain of a study in one session; it resumes where a killed one stopped. */
final class RunStudy implements Command {
    static final Option EXTRACT = Option.text("extract", "<folder>", "folder of delivered files, plain or .gz");
    static final Option OPT_OUTS = Option.text(
            "opt-outs",
            "<file>",
            "pseudonyms of patients who opted out, one a line; added to the warehouse's list, which stays out of core;"
                    + " 'none' gives the list up");

    @Override
    public String name() {
        return "run-study";
    }

    @Override
    public String summary() {
        return "Run every job of a study that is not up to date, from the extract to the report.";
    }

    @Override
    public List<Option> options() {
        return Command.studyAnd(EXTRACT, OPT_OUTS);
    }

    @Override
    public void run(Arguments arguments, Console console) {
        var environment = Environments.open(name(), arguments, console);
        var extract = arguments.text("extract", "");
        if (extract.isEmpty() && !arguments.has("as-of")) {
            extract = Simulate.forStudy(environment);
        }
        Chain.run(environment, extract.isEmpty() ? Pipeline.STUDY_JOBS : Pipeline.JOBS, extract);
    }
}
