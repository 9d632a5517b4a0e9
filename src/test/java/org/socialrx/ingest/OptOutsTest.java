package org.socialrx.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.socialrx.SharedSpark;
import org.socialrx.study.Problems;

class OptOutsTest {
    private static final OptOuts KEPT = new OptOuts(Set.of("11", "12"));

    @TempDir
    private Path folder;

    @Test
    void a_new_list_adds_to_the_one_that_is_kept_and_no_list_leaves_it_as_it_is() throws IOException {
        var file = Files.writeString(folder.resolve("list.txt"), "\uFEFF12\r\n\n13\n");

        assertThat(chosen(file.toString()).pseudonyms()).containsExactlyInAnyOrder("11", "12", "13");
        assertThat(chosen("")).isEqualTo(KEPT);
        assertThat(chosen(file.toString()).words()).contains("a list of 3 opt-outs");
    }

    @Test
    void only_its_name_gives_the_list_up_and_the_ledger_remembers_how_long_it_was() {
        var givenUp = chosen("none");

        assertThat(givenUp.pseudonyms()).isEmpty();
        assertThat(givenUp.words()).contains("the list of 2 opt-outs was given up by --opt-outs none");
        assertThat(OptOuts.chosen("none", OptOuts.none(), new Configuration()).words())
                .isEmpty();
    }

    @Test
    void the_kept_list_comes_back_as_it_was_written() {
        assertThat(OptOuts.of(KEPT.rows(SharedSpark.session()))).isEqualTo(KEPT);
    }

    @Test
    void a_file_with_more_than_a_pseudonym_a_line_is_no_list_and_no_value_of_it_is_repeated() throws IOException {
        var file = Files.writeString(folder.resolve("list.txt"), "12\n13,14\n").toString();

        assertThatThrownBy(() -> chosen(file))
                .isInstanceOf(Problems.class)
                .hasMessage(file + " is no list of opt-outs: one pseudonym a line is expected");
    }

    private static OptOuts chosen(String option) {
        return OptOuts.chosen(option, KEPT, new Configuration());
    }
}
