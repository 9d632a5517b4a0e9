package org.socialrx.ingest.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class LayoutPageTest {
    private static final Path PAGE = Path.of("docs/layouts.md");

    @Test
    void the_committed_page_is_what_the_layouts_declare() throws IOException {
        var page = LayoutPage.markdown();
        if (Boolean.getBoolean("socialrx.write")) {
            Files.writeString(PAGE, page);
        }

        assertThat(PAGE).content().isEqualTo(page);
    }
}
