package io.warpbeam.coroutine;

import static org.assertj.core.api.Assertions.assertThat;

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

/** Messages of coroutines pass the gate of their caller as any other message. */
class CoroutineIsolationTest {

    private final Node node = Node.start("test");
    private final Inbox inbox = node.inbox(SpawnOptions.DEFAULT.trappingExits().isolation(IsolationLevel.SEND_ONLY));

    @AfterEach
    void closeNode() {
        inbox.close();
        node.close(Duration.ZERO);
    }

    @Test
    void immutableYieldsResultsAndFailuresReachAStrictCaller() {
        Coroutine<String, String, String> greeting = co -> {
            co.decorate(data -> data.put("language", "en"));
            String name = co.yield("name?");
            if (name.isEmpty()) {
                throw new IllegalArgumentException("no name");
            }
            return "hello " + name;
        };
        for (String name : List.of("ann", "")) {
            AsyncCoroutine<String> runner = AsyncCoroutine.run(inbox, "tag", greeting);
            Outcome.Suspended suspended = (Outcome.Suspended) outcome();
            assertThat(suspended.value()).isEqualTo("name?");
            assertThat(suspended.data()).containsEntry("language", "en").hasSize(1);
            runner.resume(name);
            Outcome last = outcome();
            assertThat(last).isInstanceOf(name.isEmpty() ? Outcome.Thrown.class : Outcome.Completed.class);
        }
    }

    @Test
    void aMutableYieldIsAnErrorOfTheCodeThatYields() {
        Coroutine<List<String>, String, String> leaking = co -> co.yield(new ArrayList<>());
        AsyncCoroutine.run(inbox, "tag", leaking);
        assertThat(outcome())
                .isInstanceOfSatisfying(
                        Outcome.Thrown.class,
                        thrown -> assertThat(thrown.error())
                                .isInstanceOfSatisfying(
                                        Failure.Crashed.class,
                                        crashed -> assertThat(crashed.error())
                                                .isInstanceOf(IsolationException.class)
                                                .hasMessageContaining("Message.result.value is an ArrayList")));
    }

    private Outcome outcome() {
        return ((AsyncCoroutine.Message) inbox.receive(AsyncCoroutine.Message.class::isInstance)).result();
    }
}
