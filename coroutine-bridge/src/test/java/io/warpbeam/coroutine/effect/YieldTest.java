package io.warpbeam.coroutine.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.warpbeam.coroutine.CancelReason;
import io.warpbeam.coroutine.Coroutine;
import io.warpbeam.coroutine.CoroutineState;
import io.warpbeam.coroutine.Failure;
import io.warpbeam.coroutine.Unit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class YieldTest {

    private static final Coroutine<String, Integer, Integer> SUM = co -> co.yield("x") + co.yield("y");

    @Test
    @Tag("SK-YI-04")
    void collectsWhatIsYielded() {
        Coroutine<String, Unit, String> letters = co -> {
            for (String letter : List.of("a", "b", "c")) {
                co.yield(letter);
            }
            return "done";
        };
        var collected = Yield.collect(letters);
        assertThat(collected.yields()).containsExactly("a", "b", "c");
        assertThat(collected.state().orThrow()).isEqualTo("done");
    }

    @Test
    @Tag("SK-YI-05")
    void feedsAnswersToTheEnd() {
        var fed = Yield.feed(SUM, List.of(3, 9));
        assertThat(fed.yields()).containsExactly("x", "y");
        assertThat(fed.state().orThrow()).isEqualTo(12);
    }

    @Test
    @Tag("SK-YI-06")
    void stopsWhereAnswersEnd() {
        Coroutine<Integer, String, String> three = co -> co.yield(1) + co.yield(2) + co.yield(3);
        var fed = Yield.feed(three, List.of("a"));
        assertThat(fed.yields()).containsExactly(1);
        var suspended = (CoroutineState.Suspended<Integer, String, String>) fed.state();
        assertThat(suspended.value()).isEqualTo(2);
        var last = (CoroutineState.Suspended<Integer, String, String>) suspended.resume("b");
        assertThat(last.resume("c").orThrow()).isEqualTo("abc");
    }

    @Test
    void drivesToTheResult() {
        assertThat(Yield.drive(SUM, question -> new Yield.Answer.Continue<>(question.equals("x") ? 1 : 2))
                        .orThrow())
                .isEqualTo(3);
    }

    @Test
    void drivesToACancel() {
        var end = Yield.drive(SUM, _ -> new Yield.Answer.Cancel<>("enough"));
        assertThat(end)
                .isInstanceOfSatisfying(
                        CoroutineState.Cancelled.class,
                        cancelled -> assertThat(cancelled.reason()).isEqualTo(CancelReason.of("enough")));
    }

    @Test
    void drivesToAFailure() {
        Coroutine<String, Integer, Integer> failing = co -> {
            throw co.raise(co.yield("why?"));
        };
        var end = Yield.drive(failing, _ -> new Yield.Answer.Continue<>(13));
        assertThat(end)
                .isInstanceOfSatisfying(
                        CoroutineState.Errored.class,
                        errored -> assertThat(errored.error()).isEqualTo(new Failure.Raised(13, List.of())));
    }

    @Test
    void closesARunWhoseDriverThrows() {
        List<String> log = new ArrayList<>();
        Coroutine<String, Integer, Integer> closing = co -> {
            try {
                return co.yield("value?");
            } finally {
                log.add("closed");
            }
        };
        assertThatThrownBy(() -> Yield.drive(closing, _ -> {
                    throw new IllegalStateException("driver");
                }))
                .hasMessage("driver");
        assertThat(log).containsExactly("closed");
    }
}
