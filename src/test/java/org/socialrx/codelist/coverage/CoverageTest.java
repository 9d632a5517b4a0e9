package org.socialrx.codelist.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.socialrx.Rows;
import org.socialrx.codelist.CodeList;
import org.socialrx.codelist.CodeRule;
import org.socialrx.codelist.Validity;
import org.socialrx.schema.core.Code;
import org.socialrx.schema.core.Event;

class CoverageTest {
    private static final CodeList.Source SOURCE = new CodeList.Source("3", "a page", "open");
    private static final CodeList REFERRED = new CodeList(
            "referred",
            SOURCE,
            "abc",
            List.of(
                    rule("8T09.", "Referral to social prescribing service", CodeRule.Status.VERIFIED),
                    rule("8T0b.", "Never recorded", CodeRule.Status.LOCAL),
                    rule("9zzz.", "Not there", CodeRule.Status.LOCAL),
                    rule("", "No code is known", CodeRule.Status.SLOT)));
    private static final CodeList BROAD = new CodeList(
            "broad",
            SOURCE,
            "def",
            List.of(
                    rule("8T09.", "Referral to social prescribing service", CodeRule.Status.VERIFIED),
                    rule("8T0c.", "Exercise on prescription", CodeRule.Status.LOCAL)));

    private static final Coverage COVERAGE = look(List.of(REFERRED, BROAD));

    @Test
    void entries_are_counted_by_list_practice_and_year() {
        // Practice A: patient 1 twice in 2018 and patient 2 once in 2019; practice B: patient 1, another person, once.
        assertThat(words(COVERAGE.uses()))
                .containsExactlyInAnyOrder(
                        "[referred,aurum,read2,A,2018,2,1]",
                        "[referred,aurum,read2,A,2019,1,1]",
                        "[referred,aurum,read2,B,2019,1,1]",
                        "[broad,aurum,read2,A,2018,2,1]",
                        "[broad,aurum,read2,A,2019,1,1]",
                        "[broad,aurum,read2,B,2019,1,1]");
    }

    @Test
    void a_list_says_where_it_comes_from_and_how_many_of_its_codes_occur() {
        assertThat(words(COVERAGE.summaries()))
                .containsExactlyInAnyOrder(
                        "[referred,3,a page,open,abc,4,1,2,1,4,3]", "[broad,3,a page,open,def,2,0,1,1,4,3]");
    }

    @Test
    void a_line_that_finds_nothing_is_told_from_one_that_the_dictionary_does_not_have() {
        assertThat(words(COVERAGE.lines().select("codelist", "line_number", "finding", "code_count", "entry_count")))
                .containsExactlyInAnyOrder(
                        "[referred,1,used,1,4]",
                        "[referred,2,never-used,1,0]",
                        "[referred,3,not-in-dictionary,0,0]",
                        "[referred,4,slot,0,0]",
                        "[broad,1,used,1,4]",
                        "[broad,2,not-in-dictionary,0,0]");
    }

    @Test
    void lists_that_name_the_same_code_are_shown_with_what_both_find() {
        assertThat(words(COVERAGE.overlaps())).containsExactly("[broad,referred,1,4,3]");
    }

    @Test
    void a_code_with_like_words_and_one_recorded_on_the_same_days_are_candidates_and_others_are_not() {
        // The blood pressure stands on other days, the link worker's visit on ten days of a referral.
        var columns = new String[] {"code", "finding", "entry_count", "same_day_count", "nearest_term"};
        assertThat(words(many().candidates().select("codelist", columns)))
                .containsExactlyInAnyOrder(
                        "[referred,8T0d.,alike,1,0,Referral to social prescribing service]",
                        "[referred,9Nxy.,same-day,12,10,null]");
    }

    private static Coverage many() {
        var rows = Rows.of(Event.TABLE).always(Event.PRACTICE_ID, "A").always(Event.PATIENT_ID, "1");
        for (int day = 10; day < 22; day++) {
            rows.row(Event.EVENT_ID, "r" + day, Event.EVENT_DATE, "2019-05-" + day, Event.CODE_KEY, "K1");
            rows.row(
                    Event.EVENT_ID,
                    "v" + day,
                    Event.EVENT_DATE,
                    (day < 20 ? "2019-05-" : "2019-07-") + day,
                    Event.CODE_KEY,
                    "K5");
            rows.row(Event.EVENT_ID, "b" + day, Event.EVENT_DATE, "2019-06-" + day, Event.CODE_KEY, "K3");
        }
        rows.row(Event.EVENT_ID, "s", Event.EVENT_DATE, "2019-08-01", Event.CODE_KEY, "K2");
        return Coverage.of(rows.dataset(), codes(), List.of(REFERRED), "aurum");
    }

    private static Coverage look(List<CodeList> lists) {
        var events = Rows.of(Event.TABLE)
                .always(Event.CODE_KEY, "K1")
                .row(Event.PRACTICE_ID, "A", Event.PATIENT_ID, "1", Event.EVENT_ID, "1", Event.EVENT_DATE, "2018-03-01")
                .row(Event.PRACTICE_ID, "A", Event.PATIENT_ID, "1", Event.EVENT_ID, "2", Event.EVENT_DATE, "2018-09-01")
                .row(Event.PRACTICE_ID, "A", Event.PATIENT_ID, "2", Event.EVENT_ID, "3", Event.EVENT_DATE, "2019-03-01")
                .row(
                        Event.PRACTICE_ID,
                        "B",
                        Event.PATIENT_ID,
                        "1",
                        Event.EVENT_ID,
                        "4",
                        Event.EVENT_DATE,
                        "2019-03-01");
        return Coverage.of(events.dataset(), codes(), lists, "aurum");
    }

    private static Dataset<Row> codes() {
        return Rows.of(Code.TABLE)
                .always(Code.CODE_SYSTEM, "read2")
                .row(Code.CODE_KEY, "K1", Code.CODE, "8T09.00", Code.TERM, "Referral to social prescribing service")
                .row(Code.CODE_KEY, "K2", Code.CODE, "8T0d.", Code.TERM, "Signposting to social prescribing service")
                .row(Code.CODE_KEY, "K3", Code.CODE, "246..", Code.TERM, "Blood pressure reading")
                .row(Code.CODE_KEY, "K4", Code.CODE, "8T0b.", Code.TERM, "Never recorded")
                .row(Code.CODE_KEY, "K5", Code.CODE, "9Nxy.", Code.TERM, "Seen by link worker")
                .dataset();
    }

    private static CodeRule rule(String code, String term, CodeRule.Status status) {
        return new CodeRule("read2", code, term, CodeRule.Kind.EXACT, false, "", "service", status, Validity.ALWAYS);
    }

    private static List<String> words(Dataset<Row> rows) {
        return rows.collectAsList().stream().map(Row::toString).toList();
    }
}
