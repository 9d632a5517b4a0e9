package org.socialrx.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.socialrx.SharedSpark;
import org.socialrx.simulate.world.World;

/** What a run leaves that did not come to its end, and what the next one makes of it. */
class UnfinishedExtractTest {
    private static final Order ORDER = new Order(World.defaults(), 100, 7, Packing.PLAIN);

    @TempDir
    Path folder;

    @Test
    void a_run_that_fails_leaves_nothing_at_the_target() throws IOException {
        var parent = Files.createDirectory(folder.resolve("parent"));
        var out = parent.resolve("out");
        var broken = new SimulatedExtract(ORDER, words -> {
            if (words.startsWith("joining")) {
                throw new IllegalStateException("Stopped");
            }
        });

        assertThatThrownBy(() -> broken.write(SharedSpark.session(), out.toString()))
                .hasMessage("Stopped");
        assertThat(parent).isEmptyDirectory();
    }

    /** So an object store leaves it, which renames file by file. */
    @Test
    void a_delivery_of_which_a_killed_run_renamed_only_a_part_is_written_again() throws IOException {
        var whole = folder.resolve("whole");
        write(whole);
        var expected = names(whole);
        var out = Files.createDirectory(folder.resolve("out"));
        Files.copy(whole.resolve(Truth.FILE), out.resolve(Truth.FILE));
        Files.move(whole, folder.resolve(".out.unfinished"));

        assertThat(write(out)).isEqualTo(SimulatedExtract.Outcome.WRITTEN);
        assertThat(names(out)).isEqualTo(expected);
        assertThat(folder.resolve(".out.unfinished")).doesNotExist();
    }

    private static SimulatedExtract.Outcome write(Path out) {
        return new SimulatedExtract(ORDER, words -> {}).write(SharedSpark.session(), out.toString());
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
