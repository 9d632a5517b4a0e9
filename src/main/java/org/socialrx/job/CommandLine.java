package org.socialrx.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.socialrx.study.ExitCode;
import org.socialrx.study.Problem;
import org.socialrx.study.Problems;
import scala.jdk.javaapi.CollectionConverters;
import scala.runtime.BoxedUnit;
import scala.util.Either;
import scopt.OptionParser;
import scopt.Read;
import scopt.Read$;

/** The one adapter to scopt: reads a command's options, or prints its help. */
final class CommandLine extends OptionParser<Arguments> {
    private final List<Problem> problems = new ArrayList<>();
    private final String program;
    private final Console console;

    private CommandLine(Command command, Console console) {
        super("jobs/" + command.name());
        this.program = "jobs/" + command.name();
        this.console = console;
        head(CollectionConverters.asScala(List.of(command.summary())).toSeq());
        for (var option : command.options()) {
            declare(option);
        }
        help("help").text("print this page and stop");
    }

    /**
     * Reads the options.
     *
     * @return empty when the user asked for help, which is then printed
     * @throws Problems with every fault of the command line, exit code 2
     */
    static Optional<Arguments> read(Command command, List<String> words, Console console) {
        var parser = new CommandLine(command, console);
        try {
            var read = parser.parse(CollectionConverters.asScala(words).toSeq(), new Arguments(Map.of()));
            Problems.throwIfAny(ExitCode.COMMAND_LINE, parser.problems);
            return Optional.of(read.get());
        } catch (HelpWasPrinted help) {
            return Optional.empty();
        }
    }

    private void declare(Option option) {
        var isFlag = option.kind() == Option.Kind.FLAG;
        if (isFlag) {
            opt(option.name(), Read$.MODULE$.unitRead())
                    .action((nothing, arguments) -> arguments.with(option.name(), "true"))
                    .text(option.text());
            return;
        }
        if (option.kind() == Option.Kind.ARGUMENT) {
            arg(option.valueName(), text())
                    .optional()
                    .action((value, arguments) -> arguments.with(option.name(), value))
                    .text(option.text());
            return;
        }
        var declared = opt(option.name(), text())
                .valueName(option.valueName())
                .validate(value -> fault(option, value))
                .action((value, arguments) -> arguments.with(option.name(), value))
                .text(option.text());
        if (option.isRequired()) {
            declared.required();
        }
    }

    private static Read<String> text() {
        return Read$.MODULE$.stringRead();
    }

    private static Either<String, BoxedUnit> fault(Option option, String value) {
        var fits = switch (option.kind()) {
            case WHOLE_NUMBER -> value.matches("[0-9]{1,18}");
            case WHOLE_NUMBERS -> value.matches("[0-9]{1,18}(,[0-9]{1,18})*");
            case NUMBER -> value.matches("[0-9]*\\.?[0-9]+");
            default -> !value.isBlank();
        };
        return fits
                ? scala.util.Right$.MODULE$.apply(BoxedUnit.UNIT)
                : scala.util.Left$.MODULE$.apply(
                        "--%s is '%s'; it must be %s".formatted(option.name(), value, words(option.kind())));
    }

    private static String words(Option.Kind kind) {
        return switch (kind) {
            case WHOLE_NUMBER -> "a whole number";
            case WHOLE_NUMBERS -> "whole numbers separated by commas";
            case NUMBER -> "a number";
            default -> "given";
        };
    }

    @Override
    public scala.Option<Object> showUsageOnError() {
        return scala.Option.apply(false);
    }

    @Override
    public void displayToOut(String message) {
        console.line(message);
    }

    @Override
    public void displayToErr(String message) {
        console.line(message);
    }

    @Override
    public void reportError(String message) {
        problems.add(new Problem(program + ":", message));
    }

    @Override
    public void reportWarning(String message) {
        console.line(message);
    }

    /** scopt would end the process; it is thrown instead, so that only Main does. */
    @Override
    public void terminate(Either<String, BoxedUnit> exitState) {
        throw new HelpWasPrinted();
    }

    /** Ends the parsing after the help page. */
    private static final class HelpWasPrinted extends RuntimeException {
        HelpWasPrinted() {
            super("help", null, false, false);
        }
    }
}
