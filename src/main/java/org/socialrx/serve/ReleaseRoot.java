package org.socialrx.serve;

import java.util.Locale;
import org.apache.hadoop.fs.Path;

/**
 * The one folder whose Delta tables may be read.
 *
 * @param folder fully qualified, with scheme
 */
record ReleaseRoot(Path folder) {
    private static final String LOG_FOLDER = "_delta_log";

    /** True if the path is a folder below the root, however it is spelled. */
    boolean holds(Path path) {
        if (path.toUri().getRawPath().contains("..")) {
            return false;
        }
        var qualified = qualified(path);
        for (var above = qualified.getParent(); above != null; above = above.getParent()) {
            if (above.equals(folder)) {
                return true;
            }
        }
        return false;
    }

    /** True if the path is inside a Delta log below the root. */
    boolean holdsLog(Path path) {
        for (var above = path; above != null; above = above.getParent()) {
            if (above.getName().equals(LOG_FOLDER)) {
                return holds(path);
            }
        }
        return false;
    }

    /** The name of a study's database: kebab-case becomes snake_case. */
    static String databaseOf(String study) {
        return study.toLowerCase(Locale.ROOT).replace('-', '_');
    }

    private Path qualified(Path path) {
        var uri = folder.toUri();
        return path.toUri().getScheme() == null ? path.makeQualified(uri, new Path("/")) : path;
    }
}
