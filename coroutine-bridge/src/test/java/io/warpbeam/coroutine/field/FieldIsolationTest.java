package io.warpbeam.coroutine.field;

import static org.assertj.core.api.Assertions.assertThat;

import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.Inbox;
import io.warpbeam.actors.IsolationException;
import io.warpbeam.actors.IsolationLevel;
import io.warpbeam.actors.Node;
import io.warpbeam.actors.SpawnOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What goes to a run of a strict server and comes back passes its gate, and fails the field if it may not. */
class FieldIsolationTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private record Basket(List<String> items, AsyncResult<List<String>> offers) {
        Basket withOffers(AsyncResult<List<String>> newOffers) {
            return new Basket(items, newOffers);
        }
    }

    private final Node node = Node.builder("strict").logging(false).start();
    private final Inbox inbox = node.inbox(SpawnOptions.DEFAULT.isolation(IsolationLevel.SEND_ONLY));

    @AfterEach
    void closeNode() {
        inbox.close();
        node.close();
    }

    private static AsyncField<Basket, List<String>> offers(AsyncComputation<Basket, List<String>> computation) {
        return AsyncField.of("offers", Basket::offers, Basket::withOffers, computation);
    }

    private AsyncResult<List<String>> run(AsyncField<Basket, List<String>> field, List<String> items) {
        Basket loading = field.fire(new Basket(items, AsyncResult.neverFired()));
        assertThat(loading.offers().isLoading()).isTrue();
        return field.apply(inbox.receive(LIMIT).orElseThrow(), loading)
                .orElseThrow()
                .offers();
    }

    private static Throwable error(AsyncResult<?> result) {
        return ((ExitReason.Crashed) result.failure().orElseThrow()).error();
    }

    @Test
    void immutableSnapshotsAndValuesPass() {
        assertThat(run(offers(basket -> List.copyOf(basket.items())), List.of("tea")))
                .isEqualTo(new AsyncResult.Ok<>(List.of("tea")));
    }

    @Test
    void aValueMustNotBeMutable() {
        AsyncResult<List<String>> failed = run(offers(basket -> new ArrayList<>(basket.items())), List.of("tea"));
        assertThat(error(failed))
                .isInstanceOfSatisfying(
                        IsolatedResultException.class,
                        refusal -> assertThat(refusal.flaw()).isEqualTo("ShutdownWith.detail.value is an ArrayList"));
        assertThat(failed.latest()).isEmpty();
    }

    @Test
    void aSnapshotMustNotBeMutable() {
        Basket failed = offers(Basket::items).fire(new Basket(new ArrayList<>(), AsyncResult.neverFired()));
        assertThat(error(failed.offers()))
                .isInstanceOf(IsolationException.class)
                .hasMessageContaining("Begin.state.items is an ArrayList");
        assertThat(inbox.receive(Duration.ZERO)).isEmpty();
    }

    @Test
    void aComputationMustNotHoldWhatIsMutable() {
        List<String> shared = new ArrayList<>();
        Basket failed = offers(_ -> List.copyOf(shared)).fire(new Basket(List.of(), AsyncResult.neverFired()));
        assertThat(error(failed.offers()))
                .isInstanceOf(IsolationException.class)
                .hasMessageContaining("is an ArrayList");
        assertThat(inbox.receive(Duration.ZERO)).isEmpty();
    }

    @Test
    void aFailurePasses() {
        AsyncResult<List<String>> failed = run(
                offers(_ -> {
                    throw new IllegalStateException("boom");
                }),
                List.of());
        assertThat(error(failed)).isInstanceOf(IllegalStateException.class).hasMessage("boom");
    }
}
