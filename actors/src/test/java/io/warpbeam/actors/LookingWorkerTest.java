package io.warpbeam.actors;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What is left to a worker that looks for work, for ever if it may. */
class LookingWorkerTest {

    record Question() implements Call<String> {}

    /** The threads of the system, with workers that never find that they have looked enough. */
    private static final class Patient extends AlteredSubstrate {
        @Override
        public int looksBeforePark() {
            return Integer.MAX_VALUE;
        }
    }

    private static Pid answering(Node node) {
        return Way.EVENT_DRIVEN.spawn(node, (self, message) -> {
            Request<?> request = (Request<?>) message;
            if (request.call() instanceof Question question) {
                request.from().of(question).reply("answer");
            } else {
                throw self.exit(ExitReason.SHUTDOWN);
            }
        });
    }

    @Test
    void callsAreAnsweredAndTheNodeClosesWhileAWorkerLooks() {
        Node node = Node.builder("patient").workers(1).substrate(new Patient()).start();
        try (node) {
            Pid server = answering(node);
            for (int i = 0; i < 1000; i++) {
                assertThat(server.request(new Question()).await(Duration.ofSeconds(30)))
                        .isInstanceOf(CallResult.Replied.class);
            }
        }
        assertThat(node.processes()).isEmpty();
    }

    record Unknown() implements Call<String> {}

    @Test
    void aCallThatIsLookedForEndsWithItsCallee() {
        try (Node node =
                Node.builder("patient").workers(1).substrate(new Patient()).start()) {
            for (int i = 0; i < 1000; i++) {
                assertThat(answering(node).request(new Unknown()).await(Duration.ofSeconds(30)))
                        .isInstanceOfSatisfying(
                                CallResult.Failed.class,
                                failed -> assertThat(failed.failure()).isInstanceOf(CallFailure.Exited.class));
            }
        }
    }
}
