package io.warpbeam.coroutine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The example of an effect of one's own. */
class PaymentsTest {

    private record Receipt(int number) {}

    private record Charge(String card, long cents) implements Operation<Receipt> {}

    private static final class Terminal {

        private final List<Charge> charges = new ArrayList<>();

        Receipt charge(String card, long cents) {
            charges.add(new Charge(card, cents));
            return new Receipt(charges.size());
        }
    }

    private static final Coroutine<String, String, Receipt> CHECKOUT = co -> {
        String card = co.yield("card?");
        return co.perform(new Charge(card, 1_999));
    };

    private static CoroutineState<String, String, Receipt> pay(Coroutine<String, String, Receipt> checkout) {
        try (var run = checkout.pending()) {
            return ((CoroutineState.Suspended<String, String, Receipt>) run.run()).resume("4111");
        }
    }

    @Test
    void paysAtTheTerminal() {
        Terminal terminal = new Terminal();
        // @start region="handler"
        Handler<Unit> payments =
                Handler.of(Charge.class, (charge, _) -> terminal.charge(charge.card(), charge.cents()));
        Coroutine<String, String, Receipt> checkout = CHECKOUT.with(payments);
        // @end
        assertThat(pay(checkout).orThrow()).isEqualTo(new Receipt(1));
        assertThat(terminal.charges).containsExactly(new Charge("4111", 1_999));
    }

    @Test
    void paysNothingInATest() {
        assertThat(pay(CHECKOUT.with(Handler.of(Charge.class, (_, _) -> new Receipt(7))))
                        .orThrow())
                .isEqualTo(new Receipt(7));
    }
}
