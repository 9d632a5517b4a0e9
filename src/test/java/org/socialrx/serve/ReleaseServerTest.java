package org.socialrx.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.socialrx.SharedSpark;

class ReleaseServerTest {
    @Test
    void it_does_not_start_beside_another_session() {
        assertThat(SharedSpark.session().sparkContext().isStopped()).isFalse();

        assertThatThrownBy(() -> ReleaseServer.start(ReleaseServer.Settings.of("/nowhere", 0, AccessToken.generate())))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("The release server needs a process without another Spark session");
    }

    @Test
    void it_looks_for_new_tables_every_so_often_only() {
        assertThatThrownBy(() -> new ReleaseServer.Settings(
                        "/nowhere", 0, AccessToken.generate(), Duration.ZERO, Duration.ofSeconds(1), Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Refresh is PT0S; it must be positive");
    }

    @Test
    void a_query_has_some_time() {
        assertThatThrownBy(() -> new ReleaseServer.Settings(
                        "/nowhere", 0, AccessToken.generate(), Duration.ofSeconds(1), Duration.ZERO, Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Query limit is PT0S; it must be positive");
    }

    @Test
    void settings_do_not_show_the_token() {
        var settings = ReleaseServer.Settings.of("/nowhere", 0, AccessToken.of("a-token-of-my-own-choice"));

        assertThat(settings.toString()).doesNotContain("a-token-of-my-own-choice");
    }

    @Test
    void nothing_is_answered_before_a_server_runs_or_after_it_closed() {
        assertThatThrownBy(Gate::current)
                .isInstanceOf(Refusal.class)
                .hasMessage("Refused by the release server, rule server: not open");
    }
}
