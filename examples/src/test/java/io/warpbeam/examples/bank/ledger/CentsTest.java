package io.warpbeam.examples.bank.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CentsTest {

    @ParameterizedTest
    @CsvSource({"12,1200", "12.3,1230", "12.34,1234", "-0.05,-5", "0,0", "9999999999999.99,999999999999999"})
    void readsDecimalAmounts(String text, long cents) {
        assertThat(Cents.parse(text)).hasValue(cents);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " 1", "1.", ".5", "1.234", "1e3", "--1", "+1", "12345678901234", "١", "NaN"})
    void readsNothingElse(String text) {
        assertThat(Cents.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0,0.00", "5,0.05", "-5,-0.05", "123450,1234.50", "-123456,-1234.56"})
    void writesTwoDecimals(long cents, String text) {
        assertThat(Cents.format(cents)).isEqualTo(text);
        assertThat(Cents.parse(text)).hasValue(cents);
    }

    @Test
    void groupsThousandsForPeople() {
        assertThat(Cents.grouped(-123456789012L)).isEqualTo("-1,234,567,890.12");
    }
}
