package org.socialrx.job;

/**
 * One option of a command.
 *
 * @param name name without the dashes
 * @param kind what its value is
 * @param valueName what stands for the value in the help text; empty for a flag
 * @param text what it does, one line
 * @param isRequired whether the command cannot run without it
 */
record Option(String name, Kind kind, String valueName, String text, boolean isRequired) {

    /** What the value of an option is. */
    enum Kind {
        TEXT,
        WHOLE_NUMBER,
        NUMBER,
        WHOLE_NUMBERS,
        FLAG,
        /** A word without an option's name before it; a command may have one. */
        ARGUMENT
    }

    static Option text(String name, String valueName, String text) {
        return new Option(name, Kind.TEXT, valueName, text, false);
    }

    static Option whole(String name, String text) {
        return new Option(name, Kind.WHOLE_NUMBER, "<n>", text, false);
    }

    static Option number(String name, String text) {
        return new Option(name, Kind.NUMBER, "<x>", text, false);
    }

    static Option flag(String name, String text) {
        return new Option(name, Kind.FLAG, "", text, false);
    }

    static Option argument(String name, String valueName, String text) {
        return new Option(name, Kind.ARGUMENT, valueName, text, false);
    }

    Option required() {
        return new Option(name, kind, valueName, text, true);
    }
}
