package org.socialrx.job;

import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.socialrx.simulate.Order;
import org.socialrx.simulate.Packing;
import org.socialrx.simulate.SimulatedExtract;
import org.socialrx.simulate.world.World;
import org.socialrx.study.ExitCode;
import org.socialrx.study.Problems;
import org.socialrx.study.Study;

/** Writes a simulated delivery with a planted, known effect. */
final class Simulate implements Command {
    private static final long PATIENTS = 20_000;
    private static final long SEED = 20200131;
    private static final int MONTHS = 60;

    @Override
    public String name() {
        return "simulate";
    }

    @Override
    public String summary() {
        return "Simulate a delivery of Aurum-like files with a planted effect; the same seed gives the same bytes.";
    }

    @Override
    public List<Option> options() {
        return List.of(
                Option.text("out", "<folder>", "where the files go, new or empty; any Hadoop path")
                        .required(),
                Option.whole("patients", "how many patients; default 20000"),
                Option.whole("seed", "seed of every draw; default 20200131"),
                Option.number("effect", "rate ratio of contacts after referral; default 1, no effect"),
                Option.whole("months", "length of the record in months; default 60"),
                Option.number("dirty-share", "share of rows with a fault; default 0.001"),
                Option.flag("gzip", "compress the files"),
                CLUSTER);
    }

    @Override
    public void run(Arguments arguments, Console console) {
        var world = World.defaults().withEffect(arguments.number("effect", 1)).withMonths((int)
                arguments.whole("months", MONTHS));
        world = world.withDirtyShare(
                arguments.number("dirty-share", world.recording().dirtyShare()));
        var order = new Order(
                world,
                arguments.whole("patients", PATIENTS),
                arguments.whole("seed", SEED),
                arguments.has("gzip") ? Packing.GZIP : Packing.PLAIN);
        var out = arguments.text("out", "");
        write(Sessions.open(name()), order, out, console);
    }

    /**
     * The extract of a study that may simulate its own, below the warehouse.
     *
     * @return its folder, or empty when core tables are there to be used as they are
     * @throws Problems when there is neither an extract nor a simulation nor a core table
     */
    static String forStudy(Environment environment) {
        var study = environment.study();
        if (!study.simulation().isPossible()) {
            if (environment.ledger().newest(run -> "ingest".equals(run.job())).isPresent()) {
                return "";
            }
            throw new Problems(
                    ExitCode.COMMAND_LINE,
                    "--extract",
                    "is missing; the study does not simulate its data, and nothing was ingested into this warehouse yet");
        }
        var folder = "%s/extract/%s-%d-patients-seed-%d-effect-%s-months-%d"
                .formatted(
                        environment.warehouse().root(),
                        study.name(),
                        study.simulation().patients(),
                        study.seed(),
                        study.simulation().effect(),
                        study.simulation().months());
        write(
                environment.session(),
                order(study, study.simulation().patients(), study.seed()),
                folder,
                environment.console());
        return folder;
    }

    /** What a study simulates, at a size of choice. */
    static Order order(Study study, long patients, long seed) {
        var simulation = study.simulation();
        var world = World.defaults()
                .withEffect(simulation.effect())
                .withMonths(simulation.isPossible() ? simulation.months() : MONTHS);
        return new Order(world, patients, seed, Packing.PLAIN);
    }

    static void write(SparkSession session, Order order, String out, Console console) {
        console.job(
                "simulate",
                "%,d patients, seed %d, planted rate ratio %s"
                        .formatted(order.patients(), order.seed(), order.world().effect()));
        var outcome = new SimulatedExtract(order, console::say).write(session, out);
        console.say(outcome == SimulatedExtract.Outcome.WRITTEN ? "written to " + out : "nothing to do, there already");
    }
}
