package org.socialrx.job;

import java.util.List;
import java.util.stream.Stream;

/** One file of {@code jobs/}: a name, its options, and what it does. */
interface Command {
    /** Where Spark runs; jobs/submit reads it. */
    Option CLUSTER = Option.text(
            "cluster",
            "<files>",
            "files of Spark properties with commas between: where it runs; default one JVM with conf/cluster/local.conf");

    /** Options of everything that works on a warehouse. */
    List<Option> WAREHOUSE = List.of(
            Option.text("warehouse", "<folder>", "root of the Delta tables, any Hadoop path; default ./warehouse"),
            Option.text("release", "<folder>", "root of the released tables; default <warehouse>/release"),
            CLUSTER);

    /** Options of every job on a study. */
    List<Option> STUDY = Stream.concat(
                    Stream.of(Option.text("study", "<file>", "the study, like conf/studies/demo.yaml")
                            .required()),
                    Stream.concat(
                            WAREHOUSE.stream(),
                            Stream.of(
                                    Option.text(
                                            "as-of",
                                            "<run>",
                                            "replay the inputs that this run saw, with the code of today"),
                                    Option.flag("again", "run even when nothing has changed"),
                                    Option.flag("dry-run", "say what would run, and stop"))))
            .toList();

    /** Name, also of the file in {@code jobs/}. */
    String name();

    /** One sentence for the help page. */
    String summary();

    /** Its options beside {@code --help}. */
    List<Option> options();

    /** Does it. */
    void run(Arguments arguments, Console console);

    /** Options of a job and some of its own. */
    static List<Option> studyAnd(Option... more) {
        return Stream.concat(STUDY.stream(), Stream.of(more)).toList();
    }
}
