package io.warpbeam.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.warpbeam.coroutine.Coroutine;
import io.warpbeam.coroutine.CoroutineState;
import io.warpbeam.coroutine.Handler;
import io.warpbeam.coroutine.Interceptor;
import io.warpbeam.coroutine.Operation;
import io.warpbeam.coroutine.Unit;
import io.warpbeam.coroutine.effect.Reader;
import io.warpbeam.coroutine.effect.State;
import io.warpbeam.coroutine.effect.Yield;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The programs of the page on effects. */
class EffectsTest {

    // @start region="checkout"
    record Receipt(int number) {}

    record Charge(String card, long cents) implements Operation<Receipt> {}

    static final Coroutine<String, String, Receipt> CHECKOUT = co -> {
        String card = co.yield("card?");
        return co.perform(new Charge(card, 1_999));
    };

    // @end

    private static final class Terminal {

        private int receipts;

        Receipt charge(String card, long cents) {
            assertThat(card).isNotEmpty();
            assertThat(cents).isPositive();
            return new Receipt(++receipts);
        }
    }

    @Test
    void answersAnOperation() {
        Terminal terminal = new Terminal();
        // @start region="handler"
        Handler<Unit> payments =
                Handler.of(Charge.class, (charge, _) -> terminal.charge(charge.card(), charge.cents()));
        Coroutine<String, String, Receipt> checkout = CHECKOUT.with(payments);
        // @end
        assertThat(Yield.feed(checkout, List.of("4111")).state().orThrow()).isEqualTo(new Receipt(1));
    }

    // @start region="interview"
    static final Reader<String> CITY = Reader.of("city");
    static final State<Integer> ASKED = State.of("asked");

    static final Coroutine<String, String, String> INTERVIEW = co -> {
        String name = co.yield("name?");
        ASKED.update(co, asked -> asked + 1);
        String street = co.yield("street?");
        ASKED.update(co, asked -> asked + 1);
        return name + ", " + street + ", " + co.perform(CITY.ask());
    };

    // @end

    @Test
    void tellsAStateWithEachYield() {
        // @start region="decorated"
        Coroutine<String, String, String> interview =
                INTERVIEW.with(CITY.provide("Ulm")).with(ASKED.from(0).decorating("asked", asked -> asked));
        try (var run = interview.pending()) {
            var name = (CoroutineState.Suspended<String, String, String>) run.run();
            var street = (CoroutineState.Suspended<String, String, String>) name.resume("Ada");
            assertThat(street.value()).isEqualTo("street?");
            assertThat(street.data()).isEqualTo(Map.of("asked", 1));
            assertThat(street.resume("Hirschstr. 1").orThrow()).isEqualTo("Ada, Hirschstr. 1, Ulm");
        }
        // @end
    }

    @Test
    void looksAtAStateAtTheEnd() {
        // @start region="output"
        record Protocol(String address, int asked) {}

        Coroutine<String, String, Protocol> interview =
                ASKED.run(0, INTERVIEW.with(CITY.provide("Ulm")), Protocol::new);
        var fed = Yield.feed(interview, List.of("Ada", "Hirschstr. 1"));
        assertThat(fed.yields()).containsExactly("name?", "street?");
        assertThat(fed.state().orThrow()).isEqualTo(new Protocol("Ada, Hirschstr. 1, Ulm", 2));
        // @end
    }

    @Test
    void answersYieldsAround() {
        // @start region="respond"
        Coroutine<String, String, String> known = co -> Yield.respond(co, INTERVIEW, question -> switch (question) {
            case "name?" -> "Ada";
            default -> co.yield("Ada, " + question);
        });
        var fed = Yield.feed(known.with(CITY.provide("Ulm")).with(ASKED.from(0)), List.of("Hirschstr. 1"));
        assertThat(fed.yields()).containsExactly("Ada, street?");
        // @end
        assertThat(fed.state().orThrow()).isEqualTo("Ada, Hirschstr. 1, Ulm");
    }

    @Test
    void showsOperations() {
        // @start region="intercept"
        List<String> seen = new ArrayList<>();
        Interceptor auditing = (operation, passage) -> {
            Object answer = passage.proceed();
            seen.add(operation.effect() + ": " + answer);
            return answer;
        };
        Coroutine<String, String, String> audited = co -> co.intercept(auditing, () -> INTERVIEW.run(co));
        // @end
        Yield.feed(audited.with(CITY.provide("Ulm")).with(ASKED.from(0)), List.of("Ada", "Hirschstr. 1"));
        assertThat(seen)
                .containsExactly(
                        "Yield: Ada",
                        "State asked: 0",
                        "State asked: 0",
                        "Yield: Hirschstr. 1",
                        "State asked: 1",
                        "State asked: 1",
                        "Reader city: Ulm");
    }
}
