package org.socialrx.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordingFile;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.ChecksumException;
import org.apache.hadoop.fs.CreateFlag;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Options.CreateOpts;
import org.apache.hadoop.fs.Options.Rename;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.permission.FsPermission;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalFilesTest {
    @TempDir
    java.nio.file.Path folder;

    private final Configuration plain = new Configuration();
    private final Configuration ours = ours();

    private static Configuration ours() {
        var settings = new Configuration();
        settings.set("fs.file.impl", LocalFiles.class.getName());
        settings.set("fs.AbstractFileSystem.file.impl", LocalFilesContext.class.getName());
        return settings;
    }

    @Test
    void permissions_are_those_hadoop_itself_would_set() throws IOException {
        for (short mode : new short[] {0644, 0600, 0750, 0777}) {
            var mine = write(FileSystem.newInstance(URI.create("file:///"), ours), "mine" + mode, mode);
            var theirs = write(FileSystem.newInstance(URI.create("file:///"), plain), "theirs" + mode, mode);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(mine)))
                    .isEqualTo(PosixFilePermissions.toString(Files.getPosixFilePermissions(theirs)));
        }
    }

    @Test
    void a_file_written_by_one_is_read_by_the_other_with_its_checksum() throws IOException {
        var mine = write(FileSystem.newInstance(URI.create("file:///"), ours), "a", (short) 0644);
        var theirs = FileSystem.newInstance(URI.create("file:///"), plain);
        try (var in = theirs.open(new Path(mine.toUri()))) {
            assertThat(in.readAllBytes()).asString(StandardCharsets.UTF_8).isEqualTo("text");
        }
        assertThat(mine.resolveSibling(".a.crc")).exists();
        Files.writeString(mine, "tent");
        var again = FileSystem.newInstance(URI.create("file:///"), ours);
        assertThatThrownBy(() -> again.open(new Path(mine.toUri())).readAllBytes())
                .isInstanceOf(ChecksumException.class);
    }

    @Test
    void a_commit_is_renamed_once_and_never_over_another() throws IOException {
        var files = FileContext.getFileContext(URI.create("file:///"), ours);
        var first = draft(files, "first");
        var second = draft(files, "second");
        var commit = new Path(folder.resolve("commit.json").toUri());
        files.rename(first, commit, Rename.NONE);
        assertThatThrownBy(() -> files.rename(second, commit, Rename.NONE))
                .isInstanceOf(FileAlreadyExistsException.class);
        assertThat(Files.readString(folder.resolve("commit.json"))).isEqualTo("first");
        files.rename(second, commit, Rename.OVERWRITE);
        assertThat(Files.readString(folder.resolve("commit.json"))).isEqualTo("second");
    }

    @Test
    void links_are_followed_as_hadoop_follows_them() throws IOException {
        var target = Files.writeString(folder.resolve("target"), "text");
        var link = new Path(
                Files.createSymbolicLink(folder.resolve("link"), target).toUri());
        var mine = FileContext.getFileContext(URI.create("file:///"), ours);
        var theirs = FileContext.getFileContext(URI.create("file:///"), plain);
        assertThat(mine.getFileLinkStatus(link)).isEqualTo(theirs.getFileLinkStatus(link));
        assertThat(mine.getFileLinkStatus(link).isSymlink())
                .isEqualTo(theirs.getFileLinkStatus(link).isSymlink());
        assertThat(mine.getFileLinkStatus(link).getLen())
                .isEqualTo(theirs.getFileLinkStatus(link).getLen());
    }

    @Test
    void writing_and_renaming_start_no_process() throws IOException {
        assertThat(processesOfCommits(plain)).isPositive();
        assertThat(processesOfCommits(ours)).isZero();
    }

    private long processesOfCommits(Configuration settings) throws IOException {
        var files = FileContext.getFileContext(URI.create("file:///"), settings);
        var record = folder.resolve("record.jfr");
        try (var recording = new Recording()) {
            recording.enable("jdk.ProcessStart");
            recording.start();
            var draft = draft(files, "draft");
            files.rename(draft, draft.suffix(".done"), Rename.OVERWRITE);
            recording.stop();
            recording.dump(record);
        }
        return RecordingFile.readAllEvents(record).size();
    }

    private java.nio.file.Path write(FileSystem files, String name, short mode) throws IOException {
        var path = new Path(folder.resolve(name).toUri());
        try (files) {
            try (var out = files.create(path)) {
                out.write("text".getBytes(StandardCharsets.UTF_8));
            }
            files.setPermission(path, new FsPermission(mode));
        }
        return folder.resolve(name);
    }

    private Path draft(FileContext files, String text) throws IOException {
        var path = new Path(folder.resolve("." + text + ".tmp").toUri());
        try (var out =
                files.create(path, EnumSet.of(CreateFlag.CREATE, CreateFlag.OVERWRITE), CreateOpts.createParent())) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return path;
    }
}
