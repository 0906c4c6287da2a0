package io.warpbeam.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ExampleTest {

    // @start region="owner"
    /** Handles its messages one at a time, on any thread of an executor. */
    static final class Worker {
        private static final String NONE = new String("none");

        private final Mailbox<String> mailbox;
        private final Consumer<String> handler;

        Worker(Executor executor, Consumer<String> handler) {
            this.handler = handler;
            this.mailbox = Mailbox.unbounded(() -> executor.execute(this::run));
            executor.execute(this::run); // its owner begins awake
        }

        void send(String message) {
            mailbox.offer(message).orThrow();
        }

        @SuppressWarnings("ReferenceEquality")
        private void run() {
            do {
                String message = mailbox.pollOr(NONE);
                while (message != NONE) {
                    handler.accept(message);
                    message = mailbox.pollOr(NONE);
                }
            } while (!mailbox.rest());
        }
    }
    // @end

    @Test
    void handlesMessagesOneAtATimeInTheOrderOfTheirSender() throws InterruptedException {
        int count = 1_000;
        List<String> handled = new ArrayList<>();
        Semaphore done = new Semaphore(0);
        try (ExecutorService executor = Executors.newFixedThreadPool(2)) {
            Worker worker = new Worker(executor, message -> {
                handled.add(message);
                done.release();
            });
            for (int i = 0; i < count; i++) {
                worker.send("message " + i);
            }
            done.acquire(count);
        }
        assertThat(handled).hasSize(count).startsWith("message 0").endsWith("message " + (count - 1));
    }
}
