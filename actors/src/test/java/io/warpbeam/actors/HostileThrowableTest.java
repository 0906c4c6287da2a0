package io.warpbeam.actors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is thrown, or is part of a failure, does anything when it is looked at. The process ends, others hear of it. */
class HostileThrowableTest extends WithNode {

    record Question() implements Call<String> {}

    private final AtomicBoolean released = new AtomicBoolean();

    @AfterEach
    void theNodeLives() {
        released.set(true);
        for (Way way : Way.values()) {
            awaitObeyed(spawnObedient(way));
        }
    }

    private final class Endless extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private void loop() {
            while (!released.get()) {
                Thread.onSpinWait();
            }
        }

        @Override
        public String getMessage() {
            loop();
            return "at last";
        }

        @Override
        public String toString() {
            loop();
            return "at last";
        }

        @Override
        public StackTraceElement[] getStackTrace() {
            loop();
            return new StackTraceElement[0];
        }
    }

    private static final class Circular extends RuntimeException {
        private static final long serialVersionUID = 1L;

        @Override
        public synchronized Throwable getCause() {
            return new Circular();
        }

        @Override
        public StackTraceElement[] getStackTrace() {
            throw new StackOverflowError("pretended");
        }
    }

    private static final class Unprintable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        @Override
        public String getMessage() {
            throw new AssertionError("no message");
        }
    }

    /** What {@code Thread.stop} used to throw. */
    private static final class Death extends Error {
        private static final long serialVersionUID = 1L;
    }

    private void assertTold(Way way, RuntimeException thrown) {
        Pid pid = spawnObedient(way, SpawnOptions.named("hostile"));
        Pid linked = spawnObedient(way);
        order(linked, self -> self.link(pid));
        awaitObeyed(linked);
        Monitor monitor = inbox.monitor(pid);
        order(pid, _ -> {
            throw thrown;
        });
        Down down = (Down) inbox.receive();
        assertThat(down.monitor()).isEqualTo(monitor);
        assertThat(((ExitReason.Crashed) down.reason()).error() == thrown).isTrue();
        assertThat(node.whereis("hostile")).isEmpty();
        assertThat(awaitEnd(linked) == down.reason()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void anExceptionThatTakesForEverToPrintEndsItsProcessAtOnce(Way way) {
        assertTold(way, new Endless());
    }

    @ParameterizedTest
    @EnumSource
    void anExceptionWithEndlessCausesIsOnlyAnException(Way way) {
        assertTold(way, new Circular());
    }

    @ParameterizedTest
    @EnumSource
    void anErrorThatMeansTheThreadEndsOneProcess(Way way) {
        Pid pid = spawnObedient(way);
        order(pid, _ -> {
            throw new Death();
        });
        assertThat(awaitEnd(pid))
                .isInstanceOfSatisfying(
                        ExitReason.Crashed.class,
                        crashed -> assertThat(crashed.error()).isInstanceOf(Death.class));
    }

    @Test
    void aStateThatTakesForEverToTellIsKilled() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        Pid pid = node.spawn(SpawnOptions.DEFAULT, new EventHandler() {
            @Override
            public void start(Self self) {}

            @Override
            public void handle(Object message) {
                throw new IllegalStateException("boom");
            }

            @Override
            public Optional<Object> state() {
                asked.countDown();
                while (!released.get()) {
                    Thread.onSpinWait();
                }
                return Optional.empty();
            }
        });
        pid.send("crash");
        asked.await();
        Monitor monitor = inbox.monitor(pid);
        pid.sendExit(ExitReason.KILL);
        assertThat(inbox.receive()).isEqualTo(new Down(monitor, pid, ExitReason.KILLED));
        assertThat(node.info().zombies()).isEqualTo(1);
        released.set(true);
        await().until(() -> node.info().zombies() == 0);
    }

    @ParameterizedTest
    @EnumSource
    void aCallerIsToldOfAnUnprintableEndByTheRightException(Way way) {
        RuntimeException unprintable = new Unprintable();
        Pid pid = way.spawn(node, (_, _) -> {
            throw unprintable;
        });
        CallFailedException failed = null;
        try {
            pid.call(new Question());
        } catch (CallFailedException e) {
            failed = e;
        }
        assertThat(failed).isNotNull();
        assertThat(failed.failure()).isInstanceOf(CallFailure.Exited.class);
        assertThat(failed).hasMessageContaining("its toString failed with java.lang.AssertionError");
        assertThat(new ProcessExit(new ExitReason.Crashed(unprintable))).hasMessageContaining("failed");
    }

    @Test
    void aListenerThatThrowsAnythingHarmsNobody() {
        List<Throwable> all = List.of(new Death(), new StackOverflowError(), new Circular(), new LinkageError());
        for (Throwable thrown : all) {
            Node.Subscription subscription = node.listen(_ -> HostileThrowableTest.<RuntimeException>sneak(thrown));
            for (Way way : Way.values()) {
                awaitObeyed(spawnObedient(way));
            }
            subscription.close();
        }
    }

    @SuppressWarnings("unchecked") // throws anything
    private static <X extends Throwable> void sneak(Throwable thrown) throws X {
        throw (X) thrown;
    }
}
