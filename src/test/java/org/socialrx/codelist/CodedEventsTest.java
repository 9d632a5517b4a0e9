package org.socialrx.codelist;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.socialrx.Rows;
import org.socialrx.schema.core.Code;
import org.socialrx.schema.core.Event;

class CodedEventsTest {
    private static final String HEADER = "code,term,system,use,kind,category,evidence,status\n";

    @Test
    void a_read_code_is_found_with_and_without_its_term_suffix_and_case_counts() {
        assertThat(found("8T09.,,read2,include,exact,,service,verified\n"))
                .containsExactly("read-five null service", "read-seven null service");
    }

    @Test
    void an_emis_code_is_found_in_any_case() {
        assertThat(found("EMISNQRE582,,emis,include,exact,,service,verified\n")).containsExactly("emis null service");
    }

    @Test
    void a_prefix_finds_every_code_that_begins_with_it_and_the_longest_line_names_the_category() {
        assertThat(
                        found(
                                "8T...,,read2,include,prefix,wide,service,local\n8T09.,,read2,include,exact,near,status,local\n"))
                .containsExactly("read-five near status", "read-lower wide service", "read-seven near status");
    }

    @Test
    void an_excluding_line_beats_every_including_one() {
        assertThat(found("8T,,read2,include,prefix,,service,local\n8T09.,,read2,exclude,exact,,service,local\n"))
                .containsExactly("read-lower null service");
    }

    @Test
    void a_code_known_in_two_terminologies_counts_once() {
        assertThat(found("""
                        871731000000106,,snomed,include,exact,,service,verified
                        8T09.,,read2,include,exact,,service,verified
                        """)).containsExactly("read-five null service", "read-seven null service");
    }

    @Test
    void a_supplier_code_is_found_by_its_own_number() {
        assertThat(found("5555,,supplier,include,exact,,status,local\n")).containsExactly("number null status");
    }

    @Test
    void a_suffix_finds_what_ends_with_it_and_of_a_read_code_one_term_alone() {
        assertThat(found("9.00,,read2,include,suffix,,service,local\n")).containsExactly("read-seven null service");
        assertThat(found("0106,,snomed,include,suffix,,service,local\n")).containsExactly("read-five null service");
        assertThat(found("re582,,emis,include,suffix,,service,local\n")).containsExactly("emis null service");
    }

    @Test
    void an_excluding_suffix_takes_one_term_of_a_read_code_out_again() {
        assertThat(found("8T09.,,read2,include,exact,,service,local\n8T09.00,,read2,exclude,suffix,,service,local\n"))
                .containsExactly("read-five null service");
    }

    @Test
    void a_ctv3_code_is_no_read_v2_code_of_the_same_letters_and_case_counts() {
        assertThat(found("XaaEC,,ctv3,include,exact,,service,verified\n")).containsExactly("ctv3 null service");
        assertThat(found("XaaEC,,read2,include,exact,,service,local\n")).isEmpty();
        assertThat(found("XAAEC,,ctv3,include,exact,,service,local\n")).isEmpty();
        assertThat(found("Xaa,,ctv3,include,prefix,,service,local\n")).containsExactly("ctv3 null service");
    }

    @Test
    void every_kind_of_evidence_comes_with_what_it_finds() {
        for (var evidence : List.of("status", "service", "administrative", "declined")) {
            assertThat(found("8T0a.,,read2,include,exact,,%s,local\n".formatted(evidence)))
                    .containsExactly("read-lower null " + evidence);
        }
    }

    @Test
    void a_line_speaks_of_the_entries_of_its_days_and_both_ends_count() {
        // Every entry is of 1 May 2019.
        assertThat(foundDated("8T09.,read2,exact,include,2019-05-01,\n")).hasSize(2);
        assertThat(foundDated("8T09.,read2,exact,include,,2019-05-01\n")).hasSize(2);
        assertThat(foundDated("8T09.,read2,exact,include,2019-05-02,\n")).isEmpty();
        assertThat(foundDated("8T09.,read2,exact,include,,2019-04-30\n")).isEmpty();
    }

    @Test
    void an_excluding_line_takes_codes_out_on_its_own_days_only() {
        assertThat(foundDated("8T,read2,prefix,include,,\n8T09.,read2,exact,exclude,,2019-04-30\n"))
                .containsExactly("read-five null status", "read-lower null status", "read-seven null status");
        assertThat(foundDated("8T,read2,prefix,include,,\n8T09.,read2,exact,exclude,2019-04-01,2019-06-30\n"))
                .containsExactly("read-lower null status");
    }

    @Test
    void a_code_that_comes_back_after_a_pause_is_found_once() {
        assertThat(foundDated("8T09.,read2,exact,include,,2018-12-31\n8T09.,read2,exact,include,2019-03-01,\n"))
                .containsExactly("read-five null status", "read-seven null status");
    }

    @Test
    void a_slot_finds_nothing() {
        assertThat(found(",,read2,include,exact,,service,slot\n")).isEmpty();
    }

    /** Which of a few entries a list of these lines finds, with category and evidence. */
    private static List<String> found(String lines) {
        return in(HEADER + lines);
    }

    private static List<String> foundDated(String lines) {
        var header = "code,system,kind,use,valid_from,valid_to,term\n";
        return in(header + lines.replace("\n", ",\n"));
    }

    private static List<String> in(String file) {
        var sources = "list,version,origin,licence\nsome,1,here,open\n";
        var lists = CodeListReader.parse(Map.of("sources.csv", sources, "some.csv", file), "lists");
        var codes = Rows.of(Code.TABLE)
                .row(Code.CODE_KEY, "1111", Code.CODE_SYSTEM, "read2", Code.CODE, "8T09.")
                .row(Code.CODE_KEY, "1111", Code.CODE_SYSTEM, "snomed", Code.CODE, "871731000000106")
                .row(Code.CODE_KEY, "2222", Code.CODE_SYSTEM, "read2", Code.CODE, "8T09.00")
                .row(Code.CODE_KEY, "3333", Code.CODE_SYSTEM, "read2", Code.CODE, "8T0a.")
                .row(Code.CODE_KEY, "4444", Code.CODE_SYSTEM, "emis", Code.CODE, "emisnqre582")
                .row(Code.CODE_KEY, "6666", Code.CODE_SYSTEM, "ctv3", Code.CODE, "XaaEC")
                .row(Code.CODE_KEY, "5555", Code.CODE_SYSTEM, "supplier", Code.CODE, "5555")
                .dataset();
        var events = Rows.of(Event.TABLE)
                .always(Event.PRACTICE_ID, "1")
                .always(Event.PATIENT_ID, "11")
                .always(Event.EVENT_DATE, "2019-05-01")
                .row(Event.EVENT_ID, "read-five", Event.CODE_KEY, "1111")
                .row(Event.EVENT_ID, "read-seven", Event.CODE_KEY, "2222")
                .row(Event.EVENT_ID, "read-lower", Event.CODE_KEY, "3333")
                .row(Event.EVENT_ID, "emis", Event.CODE_KEY, "4444")
                .row(Event.EVENT_ID, "number", Event.CODE_KEY, "5555")
                .row(Event.EVENT_ID, "ctv3", Event.CODE_KEY, "6666")
                .row(Event.EVENT_ID, "unknown", Event.CODE_KEY, "9999")
                .dataset();
        return CodedEvents.find(events, codes, lists, List.of("some")).collectAsList().stream()
                .map(CodedEventsTest::words)
                .sorted()
                .toList();
    }

    private static String words(Row row) {
        return "%s %s %s".formatted(row.getAs("event_id"), row.getAs("category"), row.getAs("evidence"));
    }
}
