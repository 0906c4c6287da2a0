package io.warpbeam.examples.bank.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.warpbeam.examples.bank.load.RowParser.Parsed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowParserTest {

    @Test
    void readsEachKindOfRow() {
        assertThat(RowParser.parse(2, "T1,open,A1,,12.50")).isEqualTo(good(new Row.Open(2, "T1", "A1", 1250)));
        assertThat(RowParser.parse(3, "T2,deposit,A1,,1")).isEqualTo(good(new Row.Deposit(3, "T2", "A1", 100)));
        assertThat(RowParser.parse(4, "T3,withdraw,A1,,0.01")).isEqualTo(good(new Row.Withdraw(4, "T3", "A1", 1)));
        assertThat(RowParser.parse(5, "T4,transfer,A1,A2,2.5")).isEqualTo(good(new Row.Move(5, "T4", "A1", "A2", 250)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                     | The line is empty.",
                "T1                     | The line has 1 columns instead of 5.",
                "T1,deposit,A1,1.00     | The line has 4 columns instead of 5.",
                "T1,deposit,A1,,1.00,x  | The line has 6 columns instead of 5.",
                "T1,pay,A1,,1.00        | The kind is not open, deposit, withdraw or transfer: \"pay\".",
                "T1,deposit,A1,,-1.00   | The amount must be more than 0.00 and at most 1000000.00, but is -1.00.",
                "T1,deposit,A1,,0       | The amount must be more than 0.00 and at most 1000000.00, but is 0.00.",
                "T1,deposit,A1,,1000001 | The amount must be more than 0.00 and at most 1000000.00, but is 1000001.00.",
                "T1,deposit,A1,,1O      | The amount is not a number with at most two decimals: \"1O\".",
                "T1,deposit,A1,,        | The amount is not a number with at most two decimals: \"\".",
                "T1,deposit,A1,A2,1     | Only a transfer has a target, but this deposit has \"A2\".",
                "T1,transfer,A1,,1      | The target is not a name of letters and digits: \"\".",
                "T1,deposit,a/b,,1      | The account is not a name of letters and digits: \"a/b\".",
                ",deposit,A1,,1         | The id is not a name of letters and digits: \"\"."
            })
    void saysWhatIsWrongWithALine(String line, String reason) {
        assertThat(RowParser.parse(7, line)).isEqualTo(new Parsed.Bad(reason));
    }

    @Test
    void doesNotReadEndlessLines() {
        assertThat(RowParser.parse(1, "x".repeat(RowParser.LONGEST_LINE + 1)))
                .isEqualTo(new Parsed.Bad("The line is longer than 1000 characters."));
    }

    private static Parsed good(Row row) {
        return new Parsed.Good(row);
    }
}
