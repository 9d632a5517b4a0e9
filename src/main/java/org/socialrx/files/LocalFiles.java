package org.socialrx.files;

import org.apache.hadoop.fs.LocalFileSystem;

/** The local file system of Hadoop's {@code FileSystem}; named by {@code spark.hadoop.fs.file.impl}. */
public final class LocalFiles extends LocalFileSystem {
    /** Made by Hadoop, by name. */
    public LocalFiles() {
        super(new RawLocalFiles());
    }
}
