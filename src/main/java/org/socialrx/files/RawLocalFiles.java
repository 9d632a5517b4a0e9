package org.socialrx.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;

/** Files without checksums: permissions and links by {@code java.nio}, all else as Hadoop does it. */
final class RawLocalFiles extends RawLocalFileSystem {
    @Override
    public void setPermission(Path path, FsPermission permission) throws IOException {
        var view = Files.getFileAttributeView(pathToFile(path).toPath(), PosixFileAttributeView.class);
        if (view == null || permission.getStickyBit()) {
            super.setPermission(path, permission);
            return;
        }
        view.setPermissions(PosixFilePermissions.fromString(symbols(permission)));
    }

    @Override
    public FileStatus getFileLinkStatus(Path path) throws IOException {
        boolean isLink = Files.isSymbolicLink(pathToFile(path).toPath());
        return isLink ? super.getFileLinkStatus(path) : getFileStatus(path);
    }

    private static String symbols(FsPermission permission) {
        return permission.getUserAction().SYMBOL
                + permission.getGroupAction().SYMBOL
                + permission.getOtherAction().SYMBOL;
    }
}
