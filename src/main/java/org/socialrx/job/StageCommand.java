package org.socialrx.job;

import java.util.List;

/**
 * A single job as a command: its upstream tables must be there and fresh.
 *
 * @param job the job
 */
record StageCommand(Job job) implements Command {
    @Override
    public String name() {
        return job.name();
    }

    @Override
    public String summary() {
        return job.summary();
    }

    @Override
    public List<Option> options() {
        return job.isWarehouseWide() ? Command.studyAnd(RunStudy.EXTRACT.required(), RunStudy.OPT_OUTS) : Command.STUDY;
    }

    @Override
    public void run(Arguments arguments, Console console) {
        var environment = Environments.open(name(), arguments, console);
        Chain.run(environment, List.of(job), arguments.text("extract", ""));
    }
}
