package io.warpbeam.examples.bank.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class ControlTotalTest {

    @Test
    void appliesTheFileFromTopToBottom() {
        List<String> lines = List.of(
                "T1,open,A,,100.00",
                "T2,open,B,,0.50",
                "T3,transfer,A,B,99.50",
                "T4,withdraw,A,,0.51",
                "T5,withdraw,A,,0.50",
                "T6,deposit,C,,1.00",
                "T3,deposit,A,,1.00",
                "T7,deposit,A,,-1.00",
                "T8,transfer,B,B,1.00",
                "T9,open,A,,1.00",
                "");
        ControlTotal control = new ControlTotal();
        for (int i = 0; i < lines.size(); i++) {
            control.add(i + 2, lines.get(i));
        }
        assertThat(control.applied()).isEqualTo(4);
        assertThat(control.rejected()).containsExactly(5, 7, 8, 9, 10, 11, 12);
        assertThat(control.balances())
                .containsEntry("A", new BigDecimal("0.00"))
                .containsEntry("B", new BigDecimal("100.00"))
                .hasSize(2);
        assertThat(control.total()).isEqualTo(new BigDecimal("100.00"));
        assertThat(control.effect(6)).isEqualTo(new BigDecimal("-0.50"));
        assertThat(control.effect(4)).isZero();
    }
}
