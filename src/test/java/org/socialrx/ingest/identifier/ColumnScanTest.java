package org.socialrx.ingest.identifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.socialrx.ingest.layout.SourceColumn.Content;

class ColumnScanTest {
    // 943 476 5919, worked by hand: 9*10+4*9+3*8+4*7+7*6+6*5+5*4+9*3+1*2 = 299, 299 mod 11 = 2, 11 - 2 = 9.
    @ParameterizedTest
    @CsvSource({
        "9434765919, NHS_NUMBER",
        "NHS no 943 476 5919 given, NHS_NUMBER",
        "943-476-5919, NHS_NUMBER",
        "lives at SW1A 1AA now, POSTCODE",
        "M11AE, POSTCODE",
        "ec1a 1bb, POSTCODE",
        "write to jo.bloggs@example.org please, EMAIL_ADDRESS",
        "call 07700 900123, TELEPHONE_NUMBER",
        "020 7946 0958, TELEPHONE_NUMBER",
        "+44 7700 900123, TELEPHONE_NUMBER",
        "00447700900123, TELEPHONE_NUMBER"
    })
    void an_identifier_in_free_text_is_found(String text, IdentifierKind kind) {
        assertThat(scan(Content.FREE_TEXT, "note", text)).containsExactly("%s 1 0 0".formatted(kind));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "9434765918",
                "19434765919",
                "2015-08-05 10",
                "blood pressure 120/80 mmHg",
                "vitamin B12 5mg twice",
                "b12 2ug",
                "ZZ99 3VZ",
                "room at 10",
                "seen @ clinic",
                "871731000000106",
                "8T09.00",
                "aged 60-69, 3 of 10"
            })
    void what_only_resembles_one_passes(String text) {
        assertThat(scan(Content.FREE_TEXT, "note", text)).isEmpty();
    }

    @Test
    void among_codes_one_that_passes_the_check_by_chance_is_only_counted() {
        assertThat(scan(Content.CODES, "obsid", "9434765919", "9434765918", "1234567890", "12345678901234"))
                .containsExactly("NHS_NUMBER 0 1 3");
        assertThat(scan(Content.CODES, "staffid", "07700900123", "12345678901"))
                .containsExactly("TELEPHONE_NUMBER 0 1 2");
        assertThat(scan(Content.CODES, "readcode", "G30yz", "N331zz", "SW1A1AA"))
                .containsExactly("POSTCODE 0 1 3");
    }

    @Test
    void among_codes_what_no_code_looks_like_is_certain() {
        assertThat(scan(Content.CODES, "code", "SW1A 1AA")).containsExactly("POSTCODE 1 0 0");
        assertThat(scan(Content.CODES, "code", "jo@example.org")).containsExactly("EMAIL_ADDRESS 1 0 0");
        assertThat(scan(Content.CODES, "code", "07700 900123")).containsExactly("TELEPHONE_NUMBER 1 0 0");
    }

    @Test
    void names_and_days_of_birth_are_known_by_the_column_and_only_with_a_value() {
        assertThat(scan(Content.CODES, "birth_datetime", "1950-01-01")).containsExactly("BIRTH_DATE 1 0 0");
        assertThat(scan(Content.CODES, "birth_datetime", "", "")).isEmpty();
        assertThat(scan(Content.FREE_TEXT, "provider_name", "x")).containsExactly("PERSON_NAME 1 0 0");
        assertThat(scan(Content.ALLOWED, "provider_name", "x")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"surname", "patient_name", "first_name", "dob", "date_of_birth", "nhs_number", "postcode"})
    void some_names_give_a_column_away(String name) {
        assertThat(IdentifierKind.named(name)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"yob", "mob", "birth_year", "care_site_name", "term", "staffid", "year_of_birth", "practice_id"})
    void names_of_the_layouts_own_columns_do_not(String name) {
        assertThat(IdentifierKind.named(name)).isEmpty();
    }

    private static List<String> scan(Content content, String column, String... values) {
        var scan = new ColumnScan(List.of(content), List.of(column));
        for (var value : values) {
            var bytes = ("|" + value + "|").getBytes(StandardCharsets.UTF_8);
            scan.field(0, bytes, 1, bytes.length - 1);
        }
        var found = new ArrayList<String>();
        scan.report((position, kind, certain, passing, examined) -> {
            if (certain + passing > 0) {
                found.add("%s %d %d %d".formatted(kind, certain, passing, examined));
            }
        });
        return found;
    }
}
