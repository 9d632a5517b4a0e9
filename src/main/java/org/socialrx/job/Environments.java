package org.socialrx.job;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import org.socialrx.codelist.CodeListReader;
import org.socialrx.codelist.CodeLists;
import org.socialrx.ledger.Ledger;
import org.socialrx.study.ExitCode;
import org.socialrx.study.Problems;
import org.socialrx.study.Study;
import org.socialrx.study.StudyReader;
import org.socialrx.table.Warehouse;

/** Opens what a command on a study needs: session, study, code lists, warehouse and ledger. */
final class Environments {
    private Environments() {}

    /** Reads the study before the session is worth starting twice; all faults of the file come first. */
    static Environment open(String command, Arguments arguments, Console console) {
        var session = Sessions.open(command);
        var study = study(session, arguments.text("study", ""));
        return open(session, study, arguments, console);
    }

    /** The environment of a study in a session that is open. */
    static Environment open(SparkSession session, Study study, Arguments arguments, Console console) {
        var root = arguments.text("warehouse", "warehouse");
        var release = arguments.text("release", root + "/release");
        var warehouse = new Warehouse(session, absolute(session, root), absolute(session, release), study.name());
        return new Environment(
                session,
                warehouse,
                Ledger.open(warehouse),
                study,
                codeLists(session),
                arguments,
                console,
                JobRunner.newChainId());
    }

    /** Folder of conf/, as jobs/submit knows it. */
    static String home() {
        return System.getProperty("socialrx.home", ".");
    }

    static Study study(SparkSession session, String file) {
        var path = new Path(file);
        try (var stream =
                path.getFileSystem(session.sessionState().newHadoopConf()).open(path)) {
            var text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            return StudyReader.read(file, text, codeLists(session).byName().keySet());
        } catch (IOException e) {
            throw new Problems(ExitCode.STUDY, file, "cannot be read as a study file");
        }
    }

    private static CodeLists codeLists(SparkSession session) {
        return CodeListReader.read(
                new Path(home() + "/conf/codelists"), session.sessionState().newHadoopConf());
    }

    private static String absolute(SparkSession session, String folder) {
        var path = new Path(folder);
        try {
            return path.getFileSystem(session.sessionState().newHadoopConf())
                    .makeQualified(path)
                    .toString();
        } catch (IOException e) {
            throw new Problems(ExitCode.COMMAND_LINE, folder, "is on a file system that cannot be reached");
        }
    }
}
