package org.socialrx.ingest.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.apache.spark.sql.types.DataTypes;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormTest {
    private final Cell cell = new Cell();

    @ParameterizedTest
    @CsvSource({"29/02/2016, 2016-02-29", "01/12/1899, 1899-12-01", "31/12/2019, 2019-12-31"})
    void a_day_is_read_day_first(String text, LocalDate day) {
        assertThat(read(Form.DATE, text)).isNull();
        assertThat(cell.as(DataTypes.DateType)).isEqualTo((int) day.toEpochDay());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"29/02/2015", "13/13/2015", "00/01/2015", "1/1/2015", "01-01-2015", "01/01/15  ", "0a/01/2015"})
    void another_form_or_a_day_that_does_not_exist_is_no_date(String text) {
        assertThat(read(Form.DATE, text)).isEqualTo(Rule.WRONG_DATE_FORM);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "-1.5, -1.5", "+2, 2", ".5, 0.5", "5., 5", "1e3, 1000", "1.25E-2, 0.0125"})
    void a_decimal_may_have_a_sign_a_fraction_and_an_exponent(String text, double number) {
        assertThat(read(Form.DECIMAL, text)).isNull();
        assertThat(cell.as(DataTypes.DoubleType)).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {".", "-", "1e", "1e+", "1,5", "NaN", "Infinity", "0x1p3", "1d", " 1", "e5", "1.2.3"})
    void what_only_java_takes_for_a_number_is_none(String text) {
        assertThat(read(Form.DECIMAL, text)).isEqualTo(Rule.NOT_A_NUMBER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.0", "12345678901", "x", "-", "+1"})
    void what_is_not_whole_or_too_long_is_no_integer(String text) {
        assertThat(read(Form.INTEGER, text)).isEqualTo(Rule.NOT_A_NUMBER);
    }

    @Test
    void an_identifier_keeps_all_its_digits_and_its_leading_zeros() {
        assertThat(read(Form.IDENTIFIER, "0999999999999999999")).isNull();
        assertThat(cell.as(DataTypes.StringType)).isEqualTo("0999999999999999999");
        assertThat(read(Form.IDENTIFIER, "9.0E+16")).isEqualTo(Rule.NOT_AN_IDENTIFIER);
        assertThat(read(Form.IDENTIFIER, "12345678901234567890")).isEqualTo(Rule.NOT_AN_IDENTIFIER);
    }

    @ParameterizedTest
    @CsvSource({"1, male", "2, female", "3, other", "0, unknown", "9, unknown", "12, unknown"})
    void sex_is_named_by_its_number(String text, String sex) {
        assertThat(read(Form.SEX, text)).isNull();
        assertThat(cell.as(DataTypes.StringType)).isEqualTo(sex);
    }

    private @Nullable Rule read(Form form, String text) {
        var line = ("\t" + text + "\t").getBytes(StandardCharsets.UTF_8);
        return form.read(line, 1, line.length - 1, cell);
    }
}
