package org.socialrx.study;

import java.util.List;
import java.util.stream.Collectors;

/** Faults that the user can mend, all that were found, to be printed together without a stack trace. */
public final class Problems extends RuntimeException {
    private final ExitCode exitCode;
    private final transient List<Problem> problems;

    /** All faults of one kind. */
    public Problems(ExitCode exitCode, List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.exitCode = exitCode;
        this.problems = List.copyOf(problems);
    }

    /** One fault. */
    public Problems(ExitCode exitCode, String where, String what) {
        this(exitCode, List.of(new Problem(where, what)));
    }

    /** Throws when there is a fault. */
    public static void throwIfAny(ExitCode exitCode, List<Problem> problems) {
        if (!problems.isEmpty()) {
            throw new Problems(exitCode, problems);
        }
    }

    /** The code the process ends with. */
    public ExitCode exitCode() {
        return exitCode;
    }

    /** The faults. */
    public List<Problem> problems() {
        return problems;
    }
}
