package io.warpbeam.coroutine.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.Inbox;
import io.warpbeam.actors.IsolationException;
import io.warpbeam.actors.IsolationLevel;
import io.warpbeam.actors.Node;
import io.warpbeam.actors.Self;
import io.warpbeam.actors.SpawnOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The transitions of a field, as values. */
class AsyncResultTest {

    private static final ExitReason BOOM = ExitReason.of("boom");

    private final Node node = Node.start("results");
    private final Inbox inbox = node.inbox(SpawnOptions.DEFAULT.isolation(IsolationLevel.SEND_ONLY));
    private final AsyncRun run = new AsyncRun(inbox.monitor(node.spawn(Self::receive)));

    @AfterEach
    void closeNode() {
        inbox.close();
        node.close();
    }

    @Test
    void hasNothingBeforeItIsFired() {
        AsyncResult<String> result = AsyncResult.neverFired();
        assertThat(result.latest()).isEmpty();
        assertThat(result.isLoading()).isFalse();
        assertThat(result.failure()).isEmpty();
        assertThat(result).isNotEqualTo(result.loading(run));
    }

    @Test
    void loadsWithoutAValue() {
        AsyncResult<String> result = AsyncResult.<String>neverFired().loading(run);
        assertThat(result).isEqualTo(new AsyncResult.Loading<>(run, Optional.empty()));
        assertThat(result.isLoading()).isTrue();
        assertThat(result.latest()).isEmpty();
    }

    @Test
    void keepsItsValueWhileItLoadsAgain() {
        AsyncResult<String> result = new AsyncResult.Ok<>("initial").loading(run);
        assertThat(result.isLoading()).isTrue();
        assertThat(result.latest()).contains("initial");
    }

    @Test
    void forgetsItsFailureWhileItLoadsAgain() {
        AsyncResult<String> result =
                AsyncResult.<String>neverFired().loading(run).failed(BOOM).loading(run);
        assertThat(result.isLoading()).isTrue();
        assertThat(result.failure()).isEmpty();
    }

    @Test
    void keepsItsValueWhenItFails() {
        AsyncResult<String> result =
                new AsyncResult.Ok<>("initial").loading(run).failed(BOOM);
        assertThat(result).isEqualTo(new AsyncResult.Failed<>(BOOM, Optional.of("initial")));
        assertThat(result.latest()).contains("initial");
        assertThat(result.failure()).contains(BOOM);
        assertThat(result.isLoading()).isFalse();
    }

    @Test
    void failsWithoutAValue() {
        AsyncResult<String> result =
                AsyncResult.<String>neverFired().loading(run).failed(BOOM);
        assertThat(result.latest()).isEmpty();
        assertThat(result.failure()).contains(BOOM);
    }

    @Test
    void isOkAgainAfterAFailure() {
        AsyncResult<String> result =
                new AsyncResult.Ok<>("initial").failed(BOOM).loading(run).ok("new");
        assertThat(result).isEqualTo(new AsyncResult.Ok<>("new"));
        assertThat(result.latest()).contains("new");
        assertThat(result.failure()).isEmpty();
    }

    @Test
    void takesNoNull() {
        assertThatNullPointerException().isThrownBy(() -> new AsyncResult.Ok<>(null));
        assertThatNullPointerException().isThrownBy(() -> new AsyncResult.Failed<>(null, Optional.empty()));
        assertThatNullPointerException().isThrownBy(() -> new AsyncResult.Loading<>(null, Optional.empty()));
    }

    @Test
    void travelsToAStrictProcessWhenItsValueMay() {
        AsyncResult<String> text = new AsyncResult.Ok<>("initial").loading(run);
        node.spawn(_ -> inbox.pid().send(List.of(AsyncResult.<String>neverFired(), text, text.failed(BOOM))));
        assertThat(inbox.receive()).isEqualTo(List.of(AsyncResult.neverFired(), text, text.failed(BOOM)));

        node.spawn(_ -> {
            AsyncResult<List<String>> mutable = new AsyncResult.Ok<>(new ArrayList<>());
            try {
                inbox.pid().send(mutable);
            } catch (IsolationException refusal) {
                inbox.pid().send(refusal.flaw());
            }
        });
        assertThat((String) inbox.receive()).startsWith("Ok.value is an ArrayList");
    }
}
