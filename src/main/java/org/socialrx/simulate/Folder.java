package org.socialrx.simulate;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** A folder on any of Hadoop's file systems, through a connection of its own that writes no checksum files. */
final class Folder implements Closeable {
    private final FileSystem files;
    private final Path path;

    private Folder(FileSystem files, Path path) {
        this.files = files;
        this.path = path;
    }

    static Folder open(String path, Configuration configuration) throws IOException {
        var plain = new Path(path);
        var files = FileSystem.newInstance(plain.toUri(), configuration);
        files.setWriteChecksum(false);
        return new Folder(files, files.makeQualified(plain));
    }

    /** The folder beside this one in which an unfinished delivery lies. */
    String unfinished() {
        return new Path(path.getParent(), "." + path.getName() + ".unfinished").toString();
    }

    /** Whether nothing is there, or an empty folder. */
    boolean isFree() throws IOException {
        return !files.exists(path) || (files.getFileStatus(path).isDirectory() && files.listStatus(path).length == 0);
    }

    /** Whether it holds something, and nothing that the other does not hold too, and less than the other. */
    boolean isPartOf(Folder whole) throws IOException {
        var names = names();
        var all = whole.names();
        return !names.isEmpty() && names.size() < all.size() && all.containsAll(names);
    }

    private Set<String> names() throws IOException {
        if (!files.exists(path)) {
            return Set.of();
        }
        return Arrays.stream(files.listStatus(path))
                .map(file -> file.getPath().getName())
                .collect(Collectors.toSet());
    }

    boolean has(String name) throws IOException {
        return files.exists(new Path(path, name));
    }

    /** Opens a file for writing, compressed when its name ends in .gz; an older one of that name is replaced. */
    OutputStream create(String name) throws IOException {
        OutputStream out = new BufferedOutputStream(files.create(new Path(path, name), true), 1 << 16);
        return name.endsWith(".gz") ? new GZIPOutputStream(out, 1 << 16) : out;
    }

    InputStream read(String name) throws IOException {
        return files.open(new Path(path, name));
    }

    /** Removes the folder, or a file or folder in it, if it is there. */
    void delete(String name) throws IOException {
        files.delete(name.isEmpty() ? path : new Path(path, name), true);
    }

    void makeFolder() throws IOException {
        files.mkdirs(path);
    }

    /** Gives the folder another name: at once, or file by file and leaving nothing out in an object store. */
    void renameTo(Folder target) throws IOException {
        files.delete(target.path, false);
        if (!files.rename(path, target.path)) {
            throw new IOException("Cannot rename the finished delivery");
        }
    }

    @Override
    public void close() throws IOException {
        files.close();
    }
}
