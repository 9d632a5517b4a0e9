package org.socialrx.table;

import io.delta.storage.HadoopFileSystemLogStore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.util.Arrays;
import java.util.Iterator;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Options.CreateFileOptionKeys;
import org.apache.hadoop.fs.Path;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Commits to Delta logs in an object store that knows conditional writes ({@code If-None-Match}), as S3 does: of two
 * writers of one version exactly one wins, in whatever process they run. Named by
 * {@code spark.delta.logStore.s3a.impl}.
 *
 * <p>Delta's own store for s3a looks before it writes and holds a lock within its process: two processes can both write
 * a version, and the commit of one is lost. Every writer of a table must use this store. A store that ignores the
 * condition is as unsafe as before.
 */
public final class S3LogStore extends HadoopFileSystemLogStore {
    private static final int PRECONDITION_FAILED = 412;
    private static final int CONFLICT = 409;

    /**
     * Made by Delta, by name.
     *
     * @param conf settings of the session
     */
    public S3LogStore(Configuration conf) {
        super(conf);
    }

    /**
     * Writes a file of the log.
     *
     * @throws FileAlreadyExistsException if another writer was first and the file may not be overwritten; not if what
     *     is there is what was to be written: the answer to an earlier attempt of the same request was lost
     */
    @Override
    public void write(Path path, Iterator<String> actions, Boolean overwrite, Configuration conf) throws IOException {
        byte[] content = bytes(actions);
        try {
            put(path, content, overwrite, conf);
        } catch (IOException e) {
            if (overwrite || !isTaken(e)) {
                throw e;
            }
            if (!Arrays.equals(content, stored(path, conf))) {
                throw new FileAlreadyExistsException(path.toString());
            }
        }
    }

    /** An object is there whole or not at all. */
    @Override
    public Boolean isPartialWriteVisible(Path path, Configuration conf) {
        return false;
    }

    private static void put(Path path, byte[] content, boolean overwrite, Configuration conf) throws IOException {
        var builder = path.getFileSystem(conf).createFile(path).recursive().overwrite(true);
        if (!overwrite) {
            builder.must(CreateFileOptionKeys.FS_OPTION_CREATE_CONDITIONAL_OVERWRITE, true);
        }
        try (var out = builder.build()) {
            out.write(content);
        }
    }

    private static byte[] stored(Path path, Configuration conf) throws IOException {
        try (var in = path.getFileSystem(conf).open(path)) {
            return in.readAllBytes();
        }
    }

    private static byte[] bytes(Iterator<String> actions) {
        var bytes = new ByteArrayOutputStream();
        while (actions.hasNext()) {
            bytes.writeBytes((actions.next() + "\n").getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static boolean isTaken(IOException failure) {
        if (failure instanceof org.apache.hadoop.fs.FileAlreadyExistsException) {
            return true;
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof S3Exception answer
                    && (answer.statusCode() == PRECONDITION_FAILED || answer.statusCode() == CONFLICT)) {
                return true;
            }
        }
        return false;
    }
}
