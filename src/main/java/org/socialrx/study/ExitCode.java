package org.socialrx.study;

/** How a job ends, one code a kind of fault. */
public enum ExitCode {
    /** Done, or nothing to do. */
    DONE(0),
    /** The command line is wrong. */
    COMMAND_LINE(2),
    /** The study file or a code list is wrong. */
    STUDY(10),
    /** The delivered data are wrong: more rejects than the study allows, an unreadable file. */
    DATA(11),
    /** A table that the job reads is missing or stale. */
    UPSTREAM(12),
    /** The statistics cannot be computed: no overlap, no convergence, a singular design. */
    STATISTICS(13),
    /** A disclosure rule would be broken. */
    DISCLOSURE(14),
    /** A fault of the program. */
    INTERNAL(70);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    /** The process exit code. */
    public int code() {
        return code;
    }
}
