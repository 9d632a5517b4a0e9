package org.socialrx.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessTokenTest {
    @Test
    void drawn_tokens_differ_and_hold_32_bytes() {
        var token = AccessToken.generate();

        // 32 bytes are 43 characters of 6 bits.
        assertThat(token.reveal())
                .hasSize(43)
                .isNotEqualTo(AccessToken.generate().reveal());
    }

    @Test
    void it_matches_only_its_own_text() {
        var token = AccessToken.of("a-token-of-my-own-choice");

        assertThat(token.matches("a-token-of-my-own-choice")).isTrue();
        assertThat(token.matches("a-token-of-my-own-choic")).isFalse();
        assertThat(token.matches("")).isFalse();
    }

    @Test
    void it_does_not_show_itself() {
        assertThat(AccessToken.of("a-token-of-my-own-choice")).hasToString("AccessToken[hidden]");
    }

    @Test
    void a_short_token_is_refused() {
        assertThatThrownBy(() -> AccessToken.of("short"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A token has at least 16 letters, digits, - and _");
    }

    @Test
    void its_file_is_for_the_owner_alone(@TempDir Path folder) throws IOException {
        var file = folder.resolve("token");
        Files.writeString(file, "an older one that everybody could read");

        AccessToken.of("a-token-of-my-own-choice").writeTo(file);

        assertThat(file).hasContent("a-token-of-my-own-choice");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }
}
