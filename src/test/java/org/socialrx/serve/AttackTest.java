package org.socialrx.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.hadoop.util.StringUtils;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every way in that we know of, tried by a real client on a real server; the list is src/test/python/attack.py. */
class AttackTest {
    private static final int ATTACKS = 210;
    private static final int EXCESSES = 5;
    private static final int QUERIES = 25;

    private static final List<JsonNode> OUTCOMES = new ArrayList<>();
    private static Path folder = Path.of("");
    private static Map<String, String> before = Map.of();
    private static String serverLog = "";

    @BeforeAll
    static void attack(@TempDir Path work) throws IOException, InterruptedException {
        folder = ReleaseFixture.folder();
        before = digests();
        var log = work.resolve("server.log");
        try (var server = ServerProcess.start(ReleaseFixture.releaseRoot(folder), log)) {
            var json = new ObjectMapper();
            var arguments = List.of("src/test/python/attack.py", server.remote(), folder.toString());
            for (var line : Python.run(work, Map.of(), arguments)) {
                if (line.startsWith("{")) {
                    OUTCOMES.add(json.readTree(line));
                }
            }
        }
        serverLog = Files.readString(log);
    }

    @TestFactory
    Stream<DynamicTest> an_attack_is_refused_by_a_rule_of_ours() {
        return outcomes("attack")
                .map(one -> dynamicTest(one.get("name").asText(), () -> {
                    assertThat(one.get("said").asText()).contains("Refused by the release server, rule ");
                    assertThat(one.get("outcome").asText()).isEqualTo("refused");
                }));
    }

    /** The queries of an analyst come after these, to the same server. */
    @TestFactory
    Stream<DynamicTest> what_takes_too_much_fails_alone() {
        return outcomes("excess")
                .map(one -> dynamicTest(
                        one.get("name").asText(),
                        () -> assertThat(one.get("outcome").asText()).isEqualTo("failed")));
    }

    @TestFactory
    Stream<DynamicTest> an_analyst_is_answered() {
        return outcomes("query")
                .map(one -> dynamicTest(
                        one.get("name").asText(),
                        () -> assertThat(one.get("outcome").asText())
                                .as(one.get("said").asText())
                                .isEqualTo("answered")));
    }

    @Test
    void the_whole_list_was_tried() {
        assertThat(outcomes("attack")).hasSizeGreaterThanOrEqualTo(ATTACKS);
        assertThat(outcomes("excess")).hasSizeGreaterThanOrEqualTo(EXCESSES);
        assertThat(outcomes("query")).hasSizeGreaterThanOrEqualTo(QUERIES);
    }

    @Test
    void nothing_of_a_patient_comes_out() {
        assertThat(OUTCOMES)
                .isNotEmpty()
                .noneMatch(one -> one.get("said").asText().contains(ReleaseFixture.SECRET));
    }

    @Test
    void the_token_is_not_in_the_log() {
        assertThat(serverLog).doesNotContain(ServerProcess.TOKEN);
    }

    @Test
    void no_file_has_changed() throws IOException {
        assertThat(digests()).isEqualTo(before).isNotEmpty();
    }

    private static Stream<JsonNode> outcomes(String kind) {
        return OUTCOMES.stream().filter(one -> one.get("kind").asText().equals(kind));
    }

    /** Every file below the folder with what is in it. */
    private static Map<String, String> digests() throws IOException {
        var digests = new TreeMap<String, String>();
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                digests.put(file.toString(), StringUtils.byteToHexString(Files.readAllBytes(file)));
            }
        }
        return digests;
    }
}
