package org.socialrx.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.socialrx.table.Table;

class DataDictionaryTest {
    private static final Path PAGE = Path.of("docs/data-dictionary.md");

    @Test
    void the_committed_page_is_what_the_declared_tables_say() throws IOException {
        var page = DataDictionary.markdown(Tables.all());
        if (Boolean.getBoolean("socialrx.write")) {
            Files.writeString(PAGE, page);
        }

        assertThat(PAGE).content().isEqualTo(page);
    }

    @Test
    void no_two_tables_have_the_same_name() {
        assertThat(Tables.all()).extracting(Table::fullName).doesNotHaveDuplicates();
    }

    @Test
    void every_column_says_what_it_means() {
        assertThat(Tables.all())
                .flatExtracting(Table::fields)
                .allSatisfy(field -> assertThat(field.meaning()).isNotBlank().doesNotEndWith("."));
    }
}
