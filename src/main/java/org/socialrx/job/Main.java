package org.socialrx.job;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.socialrx.study.ExitCode;
import org.socialrx.study.Problems;

/**
 * Where every file of {@code jobs/} begins: finds the command, runs it, and turns what went wrong into an exit code.
 */
public final class Main {
    private static final int FRAMES = 12;

    private Main() {}

    /**
     * Runs one command.
     *
     * @param words name of the command and its options
     */
    public static void main(String[] words) {
        System.exit(run(List.of(words), new Console(System.out)).code());
    }

    /** Every command, in pipeline order. */
    static List<Command> commands() {
        return Stream.of(
                        Stream.of(new Simulate()),
                        Pipeline.JOBS.stream().map(StageCommand::new),
                        Stream.of(
                                new RunStudy(),
                                new Fit(),
                                new LookAtCodeLists(),
                                new Serve(),
                                new Benchmark(),
                                new SimulationStudy()))
                .flatMap(commands -> commands)
                .map(Command.class::cast)
                .toList();
    }

    static ExitCode run(List<String> words, Console console) {
        try {
            var name = words.isEmpty() ? "" : words.get(0);
            var command = commands().stream()
                    .filter(candidate -> candidate.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new Problems(
                            ExitCode.COMMAND_LINE,
                            "jobs/submit:",
                            "needs the name of a job: %s"
                                    .formatted(commands().stream()
                                            .map(Command::name)
                                            .collect(Collectors.joining(", ")))));
            CommandLine.read(command, words.subList(1, words.size()), console)
                    .ifPresent(arguments -> command.run(arguments, console));
            return ExitCode.DONE;
        } catch (Problems problems) {
            problems.problems().forEach(problem -> console.line("error: " + problem));
            return problems.exitCode();
        } catch (Throwable fault) {
            // Scala throws checked exceptions undeclared, Spark's AnalysisException among them.
            report(fault, console);
            return ExitCode.INTERNAL;
        }
    }

    /** Class and our own frames only: the messages of Spark and Delta can hold values of a row. */
    private static void report(Throwable fault, Console console) {
        console.line("internal error: this is a fault of socialrx; what follows holds no data and can be reported");
        for (Throwable cause = fault; cause != null && cause.getCause() != cause; cause = cause.getCause()) {
            var isOurs = cause.getStackTrace().length > 0
                    && cause.getStackTrace()[0].getClassName().startsWith("org.socialrx.");
            console.line("  %s%s".formatted(cause.getClass().getName(), isOurs ? ": " + cause.getMessage() : ""));
            Arrays.stream(cause.getStackTrace())
                    .filter(frame -> frame.getClassName().startsWith("org.socialrx."))
                    .limit(FRAMES)
                    .forEach(frame -> console.line("    at " + frame));
        }
    }
}
