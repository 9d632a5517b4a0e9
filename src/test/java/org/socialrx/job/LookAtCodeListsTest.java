package org.socialrx.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.socialrx.study.ExitCode;

class LookAtCodeListsTest {
    private static final String REFERRED = "social-prescribing-referred";

    @TempDir
    private Path folder;

    @Test
    void lists_are_reported_by_year_and_line_and_no_small_count_is_shown() throws IOException {
        assertThat(SmallWarehouse.ingest().code()).isEqualTo(ExitCode.DONE);

        var printed = look("--lists", REFERRED + ",homeless");

        assertThat(printed.code()).as(printed.text()).isEqualTo(ExitCode.DONE);
        assertThat(printed.text())
                .containsPattern("codelist +practices +2015 +2017\n +social-prescribing-referred +1 +<8 +<8")
                .containsPattern("homeless +read2 +13D\\.\\. +not-in-dictionary");
        assertThat(Files.readString(SmallWarehouse.root().resolve("codelist/demo/list_use.csv")))
                .isEqualTo("""
                        codelist,layout,code_system,practice_id,entry_year,entry_count,patient_count
                        social-prescribing-referred,aurum,snomed,20001,2015,<8,<8
                        social-prescribing-referred,aurum,snomed,20001,2017,<8,<8
                        """);
        assertThat(Files.readString(SmallWarehouse.root().resolve("codelist/demo/list_summary.csv")))
                .contains("homeless,", ",43,0,0,0,0,0\n");
        assertThat(Files.readString(SmallWarehouse.root().resolve("codelist/demo/list_line.csv")))
                .contains(
                        REFERRED
                                + ",1,snomed,871731000000106,Referral to social prescribing service,exact,include,used,"
                                + "1,<8,<8\n",
                        REFERRED + ",4,emis,EMISNQRE582,");
        assertThat(SmallWarehouse.root().resolve("coverage/list_line/_delta_log"))
                .isDirectory();
    }

    @Test
    void a_new_version_is_compared_by_line_and_by_whom_the_cohort_would_lose() throws IOException {
        var now = folder.resolve(REFERRED + ".csv");
        Files.writeString(now, "code,term\n1084431000000106,Signposting to social services\n");

        var printed = look("--diff", "conf/codelists/" + REFERRED + ".csv", now.toString());

        assertThat(printed.code()).as(printed.text()).isEqualTo(ExitCode.DONE);
        assertThat(printed.text())
                .containsPattern("removed +read2 +8T09\\.")
                .containsPattern("added +snomed +1084431000000106")
                .containsPattern("codes +1 +0 +0 +1\n")
                .containsPattern("episodes +<8 +0 +0 +<8\n")
                .containsPattern("referred members +<8 +0 +0 +<8\n");
        assertThat(SmallWarehouse.root().resolve("study")).doesNotExist();
    }

    @Test
    void what_is_no_list_and_a_comparison_with_nothing_are_refused() {
        assertThat(look("--lists", "homeles,smoker,stairs").errors())
                .containsExactly(
                        "--lists names homeles, which is no code list", "--lists names stairs, which is no code list");
        assertThat(look("--diff", "old.csv").errors()).containsExactly("--diff needs two files: --diff OLD NEW");
        assertThat(look("old.csv").errors())
                .containsExactly("old.csv is a word without an option; --diff OLD NEW takes two");
        assertThat(look("--diff", "old.csv", "new.csv").errors())
                .containsExactly("old.csv cannot be read as a code list");
    }

    private static SmallWarehouse.Printed look(String... more) {
        var words = new ArrayList<>(
                List.of("codelist", "--warehouse", SmallWarehouse.root().toString()));
        words.addAll(List.of(more));
        return SmallWarehouse.run(words.toArray(String[]::new));
    }
}
