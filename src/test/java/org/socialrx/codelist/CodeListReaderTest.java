package org.socialrx.codelist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.Test;
import org.socialrx.study.ExitCode;
import org.socialrx.study.Problem;
import org.socialrx.study.Problems;

class CodeListReaderTest {
    private static final String HEADER = "code,term,system,use,kind,category,evidence,status\n";
    private static final String SOURCES = "list,version,origin,licence\nhousing,1,a page,open\n";

    @Test
    void the_lists_of_this_project_are_without_fault() {
        var lists = CodeListReader.read(new Path("conf/codelists"), new Configuration());

        assertThat(lists.list("social-prescribing-referred").rules())
                .extracting(CodeRule::system, CodeRule::code)
                .contains(tuple("snomed", "871731000000106"), tuple("read2", "8T09."));
        assertThat(lists.list("staff-role").category(CodeSystem.AURUM_JOB_CATEGORY, "4"))
                .contains("gp");
        assertThat(lists.list("staff-role").category(CodeSystem.AURUM_JOB_CATEGORY, "77"))
                .isEmpty();
        assertThat(lists.list("contact-type").codes(CodeSystem.SUPPLIER, List.of("home-visit")))
                .containsExactly("63341000000114", "62241000000112", "62101000000117", "285464019");
    }

    @Test
    void quoted_terms_hold_commas_and_quotes() {
        var lists = read("32911000,\"Homeless, \"\"roofless\"\"\",snomed,include,exact,,status,verified\n");

        assertThat(lists.list("housing").rules().get(0).term()).isEqualTo("Homeless, \"roofless\"");
    }

    @Test
    void every_fault_of_every_file_is_listed_at_once() {
        var faults = faults(
                "329110O0,letter O,snomed,include,exact,,status,verified\n" // row 2
                        + "871731000000100,rounded,snomed,include,exact,,status,verified\n"
                        + "13D..,,read3,includes,exact,,status,verified\n"
                        + "13D..,,read2\n"
                        + "13D..,,read2,include,exact,,status,local\n"
                        + "13D..,,read2,include,exact,,status,local\n"
                        + "13D1.,,read2,include,exact,,status,slot\n");

        assertThat(faults)
                .extracting(Problem::toString)
                .containsExactly(
                        "lists/housing.csv:2 code does not look like a snomed code: 6 to 18 digits",
                        "lists/housing.csv:3 code ends in a check digit that does not fit; a digit is wrong or a"
                                + " spreadsheet rounded it",
                        "lists/housing.csv:4 system must be one of snomed, read2, ctv3, emis, supplier,"
                                + " aurum-job-category, staff-role-text",
                        "lists/housing.csv:4 use must be one of include, exclude",
                        "lists/housing.csv:5 has 3 values where the header has 8",
                        "lists/housing.csv:7 code stands twice in the list",
                        "lists/housing.csv:8 code must be empty in a slot; a filled one is local or verified");
    }

    @Test
    void a_file_as_opencodelists_gives_it_is_a_list_of_snomed_codes_to_be_checked() {
        var lists = CodeListReader.parse(
                Map.of("sources.csv", SOURCES, "housing.csv", "code,term\n32911000,Homeless\n"), "lists");

        var rule = lists.list("housing").rules().get(0);
        assertThat(rule.system()).isEqualTo("snomed");
        assertThat(rule.kind()).isEqualTo(CodeRule.Kind.EXACT);
        assertThat(rule.status()).isEqualTo(CodeRule.Status.LOCAL);
        assertThat(rule.validity()).isEqualTo(Validity.ALWAYS);
    }

    @Test
    void a_header_with_a_column_nobody_knows_and_dates_that_are_none_are_faults() {
        var header = catchThrowableOfType(
                Problems.class,
                () -> CodeListReader.parse(
                        Map.of("sources.csv", SOURCES, "housing.csv", "code,term,sytem\n1,x,snomed\n"), "lists"));
        assertThat(header.problems())
                .extracting(Problem::toString)
                .containsExactly("lists/housing.csv must begin with a header of code, term and, where wanted, category,"
                        + " evidence, kind, status, system, use, valid_from, valid_to, each once");

        var dates = catchThrowableOfType(
                Problems.class,
                () -> CodeListReader.parse(Map.of("sources.csv", SOURCES, "housing.csv", """
                                code,term,system,valid_from,valid_to
                                13D..,,read2,01/04/2019,
                                13D1.,,read2,2019-04-01,2019-03-31
                                """), "lists"));
        assertThat(dates.problems())
                .extracting(Problem::toString)
                .containsExactly(
                        "lists/housing.csv:2 valid_from must be a day like 2019-04-01, or empty",
                        "lists/housing.csv:3 valid_to lies before valid_from");
    }

    @Test
    void every_list_has_a_hash_of_its_own() {
        var one = read("32911000,,snomed,include,exact,,status,verified\n").list("housing");
        var other = read("32911000,,snomed,include,exact,,status,local\n").list("housing");

        assertThat(one.hash()).hasSize(64).isNotEqualTo(other.hash());
    }

    @Test
    void a_list_without_source_and_a_source_without_list_are_faults() {
        var problems = catchThrowableOfType(
                Problems.class,
                () -> CodeListReader.parse(Map.of("sources.csv", SOURCES, "other.csv", HEADER), "lists"));

        assertThat(problems.exitCode()).isEqualTo(ExitCode.STUDY);
        assertThat(problems.problems())
                .extracting(Problem::toString)
                .containsExactly(
                        "lists/sources.csv has no line for the list other",
                        "lists/sources.csv names the list housing, which has no file");
    }

    @Test
    void the_hash_tells_one_content_from_another() {
        var one = read("32911000,,snomed,include,exact,,status,verified\n");
        var same = read("32911000,,snomed,include,exact,,status,verified\n");
        var other = read("32911000,,snomed,include,exact,,status,local\n");

        assertThat(one.hash()).isEqualTo(same.hash()).isNotEqualTo(other.hash());
    }

    private static CodeLists read(String lines) {
        return CodeListReader.parse(Map.of("sources.csv", SOURCES, "housing.csv", HEADER + lines), "lists");
    }

    private static List<Problem> faults(String lines) {
        return catchThrowableOfType(Problems.class, () -> read(lines)).problems();
    }
}
