package org.socialrx.codelist.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.socialrx.Rows;
import org.socialrx.SharedSpark;
import org.socialrx.codelist.CodeList;
import org.socialrx.codelist.CodeRule;
import org.socialrx.codelist.Validity;
import org.socialrx.schema.core.Code;
import org.socialrx.schema.core.Event;

class VersionsTest {
    private static final Versions VERSIONS = new Versions(
            list(rule("8T09.", "service"), rule("8T0a.", "service")),
            list(rule("8T09.", "status"), rule("8T0b.", "service")));

    @Test
    void lines_that_came_went_or_say_something_else_are_named() {
        assertThat(words(VERSIONS.changes(SharedSpark.session()).collectAsList()))
                .containsExactly(
                        "[some,read2,8T09.,exact,1600-01-01,changed,include service; local,include status; local]",
                        "[some,read2,8T0a.,exact,1600-01-01,removed,include service; local,null]",
                        "[some,read2,8T0b.,exact,1600-01-01,added,null,include service; local]");
    }

    @Test
    void a_line_whose_days_change_is_another_line() {
        var old = list(rule("8T09.", "service"));
        var now = list(rule("8T09.", "service", new Validity(LocalDate.of(2019, 4, 1), LocalDate.of(2020, 3, 31))));

        assertThat(words(new Versions(old, now).changes(SharedSpark.session()).collectAsList()))
                .containsExactly(
                        "[some,read2,8T09.,exact,1600-01-01,removed,include service; local,null]",
                        "[some,read2,8T09.,exact,2019-04-01,added,null,include service; local; to 2020-03-31]");
    }

    @Test
    void what_would_change_is_counted_in_codes_entries_patients_and_episodes() {
        // Patient 1 has 8T09. on 1 March and 8T0a. on 1 April: one episode, which only loses its second entry.
        // Patient 2 has 8T0a. alone and is lost; patient 3 has 8T0b. alone and is gained.
        var events = Rows.of(Event.TABLE)
                .always(Event.PRACTICE_ID, "A")
                .row(Event.PATIENT_ID, "1", Event.EVENT_ID, "1", Event.EVENT_DATE, "2019-03-01", Event.CODE_KEY, "K1")
                .row(Event.PATIENT_ID, "1", Event.EVENT_ID, "2", Event.EVENT_DATE, "2019-04-01", Event.CODE_KEY, "K2")
                .row(Event.PATIENT_ID, "2", Event.EVENT_ID, "3", Event.EVENT_DATE, "2019-04-01", Event.CODE_KEY, "K2")
                .row(Event.PATIENT_ID, "3", Event.EVENT_ID, "4", Event.EVENT_DATE, "2019-04-01", Event.CODE_KEY, "K3")
                .dataset();
        var codes = Rows.of(Code.TABLE)
                .always(Code.CODE_SYSTEM, "read2")
                .row(Code.CODE_KEY, "K1", Code.CODE, "8T09.")
                .row(Code.CODE_KEY, "K2", Code.CODE, "8T0a.")
                .row(Code.CODE_KEY, "K3", Code.CODE, "8T0b.")
                .dataset();

        assertThat(words(VERSIONS.differences(events, codes, 90).collectAsList()))
                .containsExactly(
                        "[some,codes,2,2,1,1]",
                        "[some,entries,3,2,1,2]",
                        "[some,patients,2,2,1,1]",
                        "[some,episodes,2,2,1,1]");
    }

    private static CodeList list(CodeRule... rules) {
        return new CodeList("some", CodeList.Source.UNKNOWN, "", List.of(rules));
    }

    private static CodeRule rule(String code, String evidence) {
        return rule(code, evidence, Validity.ALWAYS);
    }

    private static CodeRule rule(String code, String evidence, Validity validity) {
        return new CodeRule(
                "read2", code, "", CodeRule.Kind.EXACT, false, "", evidence, CodeRule.Status.LOCAL, validity);
    }

    private static List<String> words(List<Row> rows) {
        return rows.stream().map(Row::toString).toList();
    }
}
