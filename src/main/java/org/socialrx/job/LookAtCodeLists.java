package org.socialrx.job;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.socialrx.codelist.CodeListReader;
import org.socialrx.codelist.coverage.Versions;
import org.socialrx.study.ExitCode;
import org.socialrx.study.Problem;
import org.socialrx.study.Problems;

/** Looks at code lists with the eyes of a warehouse: what they find and miss, or what a new version would change. */
final class LookAtCodeLists implements Command {
    @Override
    public String name() {
        return "codelist";
    }

    @Override
    public String summary() {
        return "Say what code lists find in a warehouse by practice, year and layout, what they may miss, and what a new"
                + " version of one would change.";
    }

    @Override
    public List<Option> options() {
        var options = new ArrayList<>(List.of(
                Option.text(
                        "study", "<file>", "says layout, disclosure rules and cohort; default conf/studies/demo.yaml"),
                Option.text(
                        "lists",
                        "<name,name,...>",
                        "the lists to look at; default all of conf/codelists that speak of entries"),
                Option.text("diff", "<old>", "compare two files of one list: --diff OLD NEW"),
                Option.argument("new", "<new>", "with --diff, the newer file"),
                Option.text("list", "<name>", "with --diff, the list they are versions of; default NEW's name")));
        options.addAll(Command.WAREHOUSE);
        return options;
    }

    @Override
    public void run(Arguments arguments, Console console) {
        var given = arguments
                .with("study", arguments.text("study", Environments.home() + "/conf/studies/demo.yaml"))
                .with("again", "true");
        var environment = Environments.open(name(), given, console);
        var job = job(given, environment);
        var run = new JobRunner(environment).run(job, Delivered.none());
        run.ifPresent(done -> console.line("files: " + OutputWriter.folder(environment, job, done.runId())));
    }

    private static Job job(Arguments arguments, Environment environment) {
        if (arguments.has("diff")) {
            return new CompareCodeLists(
                    versions(arguments, environment.session().sessionState().newHadoopConf()));
        }
        if (arguments.has("new")) {
            throw new Problems(
                    ExitCode.COMMAND_LINE,
                    arguments.text("new", ""),
                    "is a word without an option; --diff OLD NEW takes two");
        }
        var names = Arrays.stream(arguments.text("lists", "").split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
        Problems.throwIfAny(
                ExitCode.COMMAND_LINE,
                names.stream()
                        .filter(name -> !environment.codeLists().has(name))
                        .map(name -> new Problem("--lists", "names %s, which is no code list".formatted(name)))
                        .toList());
        return new CoverCodeLists(names);
    }

    private static Versions versions(Arguments arguments, Configuration hadoop) {
        if (!arguments.has("new")) {
            throw new Problems(ExitCode.COMMAND_LINE, "--diff", "needs two files: --diff OLD NEW");
        }
        var old = new Path(arguments.text("diff", ""));
        var now = new Path(arguments.text("new", ""));
        var name = arguments.text("list", now.getName().replaceFirst("\\.csv$", ""));
        return new Versions(CodeListReader.readFile(old, name, hadoop), CodeListReader.readFile(now, name, hadoop));
    }
}
