package org.socialrx.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.socialrx.stats.Golden;
import org.socialrx.study.Problems;
import org.socialrx.study.Study;
import org.socialrx.study.StudyReader;

class ProfileTest {
    private final Golden golden = Golden.open("disclosure");

    @Test
    void the_worked_table_of_opensafely_is_released_as_printed() {
        var counts = List.of(3L, 8L, 16L, 23L);
        var populations = List.of(18L, 23L, 31L, 44L);
        var printed = golden.find("opensafely-round5-redact7");

        for (int i = 0; i < counts.size(); i++) {
            assertReleased(printed.row("count " + (i + 1)), Profile.OPENSAFELY.released(counts.get(i)));
            assertReleased(printed.row("population " + (i + 1)), Profile.OPENSAFELY.released(populations.get(i)));
        }
        assertThat(Profile.OPENSAFELY.total(counts))
                .isEqualTo(printed.row("count total").get("value").asLong());
        assertThat(Profile.OPENSAFELY.total(populations))
                .isEqualTo(printed.row("population total").get("value").asLong());
    }

    @Test
    void every_count_of_the_reference_tables_is_rounded_as_there() {
        for (var row : golden.find("round5-table").expected()) {
            assertReleased(row, Profile.OPENSAFELY.released(row.get("input").asLong()));
        }
        for (var row : golden.find("mid6").expected()) {
            assertReleased(
                    row, Profile.OPENSAFELY_MID6.released(row.get("input").asLong()));
        }
        assertThat(StreamSupport.stream(golden.find("mid6").expected().spliterator(), false))
                .hasSizeGreaterThan(40);
    }

    @Test
    void ten_is_shown_as_it_is_in_the_secure_research_service_and_nine_is_not() {
        assertThat(Profile.ONS_SRS.released(10)).hasValue(10);
        assertThat(Profile.ONS_SRS.released(9)).isEmpty();
        assertThat(Profile.ONS_SRS.released(0)).hasValue(0);
    }

    @Test
    void what_a_released_count_tells_always_holds_the_count() {
        for (var profile : Profile.ALL) {
            LongStream.rangeClosed(0, 200)
                    .filter(count -> profile.released(count).isPresent())
                    .forEach(count -> {
                        var known = profile.behind(profile.released(count).orElseThrow());
                        assertThat(count).isBetween(known.low(), known.high());
                        assertThat(profile.isRedacted(known.low())).isFalse();
                    });
        }
    }

    @Test
    void a_study_may_name_every_profile_and_no_other() {
        assertThat(Profile.ALL)
                .allSatisfy(profile ->
                        assertThat(studyWith(profile.name()).disclosure()).isEqualTo(profile.name()));
        assertThatThrownBy(() -> studyWith("opensafe"))
                .hasMessage("x.yaml: disclosure names opensafe; known are %s"
                        .formatted(
                                Profile.ALL.stream().map(Profile::name).sorted().collect(Collectors.joining(", "))));
    }

    private static Study studyWith(String disclosure) {
        return StudyReader.read("x.yaml", """
                study: least
                question: Did anything change?
                data-window: {from: 2015-02-01, to: 2020-01-31}
                source: {deprivation: {one-is: least-deprived}}
                outcomes: [{name: gp-day}]
                estimates: {primary: {outcome: gp-day}}
                disclosure: %s
                """.formatted(disclosure));
    }

    @Test
    void an_unknown_profile_is_answered_with_the_known_ones() {
        assertThatThrownBy(() -> Profile.named("opensafe"))
                .isInstanceOf(Problems.class)
                .hasMessage("disclosure is opensafe; it must be one of opensafely, opensafely-mid6, ons-srs");
    }

    private static void assertReleased(JsonNode printed, OptionalLong released) {
        var value = printed.get("value");
        if (value.isTextual()) {
            assertThat(released).as(printed.get("term").asText()).isEmpty();
        } else {
            assertThat(released).as(printed.get("term").asText()).hasValue(value.asLong());
        }
    }
}
