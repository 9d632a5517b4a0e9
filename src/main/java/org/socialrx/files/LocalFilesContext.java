package org.socialrx.files;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.ChecksumFs;
import org.apache.hadoop.fs.DelegateToFileSystem;
import org.apache.hadoop.fs.FsConstants;

/**
 * The local file system of Hadoop's {@code FileContext}, by which Delta writes and renames its commits; named by
 * {@code spark.hadoop.fs.AbstractFileSystem.file.impl}.
 */
public final class LocalFilesContext extends ChecksumFs {
    /**
     * Made by Hadoop, by name.
     *
     * @param uri root of the file system: always {@code file:///}, whatever is asked for
     * @param conf settings of the session
     * @throws IOException if the root cannot be opened
     * @throws URISyntaxException never: the root is a constant
     */
    public LocalFilesContext(URI uri, Configuration conf) throws IOException, URISyntaxException {
        super(new Raw(conf));
    }

    private static final class Raw extends DelegateToFileSystem {
        private Raw(Configuration conf) throws IOException, URISyntaxException {
            super(FsConstants.LOCAL_FS_URI, new RawLocalFiles(), conf, FsConstants.LOCAL_FS_URI.getScheme(), false);
        }

        @Override
        public int getUriDefaultPort() {
            return -1;
        }

        @Override
        public boolean isValidName(String name) {
            return true;
        }
    }
}
