package io.warpbeam.actors;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Code of processes at its worst; the node lives on. */
class HostileHandlerTest extends WithNode {

    private final AtomicBoolean released = new AtomicBoolean();

    /** An exception that cannot be printed. */
    private static final class Unprintable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        @Override
        public String getMessage() {
            throw new IllegalStateException("no message");
        }

        @Override
        public synchronized Throwable getCause() {
            throw new AssertionError("no cause");
        }

        @Override
        public String toString() {
            throw new AssertionError("no text");
        }
    }

    @AfterEach
    void theNodeLives() {
        released.set(true);
        for (Way way : Way.values()) {
            Pid pid = spawnObedient(way);
            awaitObeyed(pid);
        }
    }

    private void assertCrash(Way way, Throwable thrown) {
        Pid pid = spawnObedient(way, SpawnOptions.named("hostile"));
        Monitor monitor = inbox.monitor(pid);
        order(pid, _ -> HostileHandlerTest.<RuntimeException>sneak(thrown));
        Down down = (Down) inbox.receive();
        assertThat(down.monitor()).isEqualTo(monitor);
        assertThat(((ExitReason.Crashed) down.reason()).error() == thrown).isTrue();
        assertThat(node.whereis("hostile")).isEmpty();
    }

    @SuppressWarnings("unchecked") // throws anything
    private static <X extends Throwable> void sneak(Throwable thrown) throws X {
        throw (X) thrown;
    }

    @ParameterizedTest
    @EnumSource
    void anythingThrownEndsTheProcessAlone(Way way) {
        List<Throwable> all = List.of(
                new StackOverflowError(), new OutOfMemoryError("pretended"), new Unprintable(), new LinkageError());
        all.forEach(thrown -> assertCrash(way, thrown));
    }

    @SuppressWarnings("InfiniteRecursion") // hostile
    private static int recurse(Self self) {
        self.trapExits(false);
        return recurse(self) + 1;
    }

    @ParameterizedTest
    @EnumSource
    void anOverflowOfTheStackInsideTheKitEndsTheProcess(Way way) {
        for (int round = 0; round < 20; round++) {
            Pid pid = spawnObedient(way);
            order(pid, HostileHandlerTest::recurse);
            assertThat(awaitEnd(pid))
                    .isInstanceOfSatisfying(
                            ExitReason.Crashed.class,
                            crashed -> assertThat(crashed.error()).isInstanceOf(StackOverflowError.class));
        }
    }

    @Test
    void aStateThatCannotBeToldDoesNotKeepAProcess() {
        for (int kind = 0; kind < 3; kind++) {
            int which = kind;
            Pid pid = node.spawn(SpawnOptions.DEFAULT, new EventHandler() {
                @Override
                public void start(Self self) {}

                @Override
                public void handle(Object message) {
                    throw new IllegalStateException("boom");
                }

                @Override
                @SuppressWarnings("NullAway") // hostile
                public Optional<Object> state() {
                    return switch (which) {
                        case 0 -> throw new AssertionError("no state");
                        case 1 -> null;
                        default ->
                            Optional.of(new Object() {
                                @Override
                                @SuppressWarnings({"NullAway", "ToStringReturnsNull"}) // hostile
                                public String toString() {
                                    return null;
                                }
                            });
                    };
                }
            });
            pid.send("crash");
            assertThat(awaitEnd(pid)).isInstanceOf(ExitReason.Crashed.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void codeThatSwallowsInterruptsIsKilled(Way way) throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        Pid pid = spawnObedient(way);
        order(pid, _ -> {
            started.countDown();
            while (!released.get()) {
                try {
                    never.await();
                } catch (InterruptedException e) {
                    // goes on
                }
            }
        });
        started.await();
        pid.sendExit(ExitReason.SHUTDOWN);
        pid.sendExit(ExitReason.KILL);
        assertThat(awaitEnd(pid)).isEqualTo(ExitReason.SHUTDOWN);
        released.set(true);
        never.countDown();
    }

    @ParameterizedTest
    @EnumSource
    void codeThatCatchesItsEndCannotReviveItself(Way way) {
        Pid pid = spawnObedient(way);
        order(pid, self -> {
            for (int i = 0; i < 3; i++) {
                try {
                    inbox.pid().send("still here");
                    self.receive(_ -> false);
                } catch (ProcessExit e) {
                    // goes on
                }
            }
        });
        inbox.receive();
        pid.sendExit(ExitReason.SHUTDOWN);
        assertThat(awaitEnd(pid)).isEqualTo(ExitReason.SHUTDOWN);
    }

    @Test
    void eventDrivenProcessesThatSendToThemselvesForEverLeaveRoomForOthers() {
        List<Pid> busy = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Pid pid = Way.EVENT_DRIVEN.spawn(node, (self, message) -> self.pid().send(message));
            pid.send("again");
            busy.add(pid);
        }
        Pid pid = spawnObedient(Way.EVENT_DRIVEN);
        for (int i = 0; i < 20; i++) {
            awaitObeyed(pid);
        }
        busy.forEach(each -> each.sendExit(ExitReason.KILL));
        busy.forEach(this::awaitEnd);
    }

    @ParameterizedTest
    @EnumSource
    void aMessageThatIsHostileToEqualsAndPrintingIsOnlyAMessage(Way way) {
        Object hostile = new Object() {
            @Override
            public boolean equals(Object other) {
                throw new AssertionError("no equals");
            }

            @Override
            public int hashCode() {
                throw new AssertionError("no hash");
            }

            @Override
            public String toString() {
                throw new AssertionError("no text");
            }
        };
        Pid pid = way.spawn(node, (_, _) -> {
            throw new IllegalStateException("boom");
        });
        pid.send(hostile);
        awaitEnd(pid);
        pid.send(hostile);
        inbox.pid().send(hostile);
        assertThat(inbox.receive(Duration.ZERO).orElseThrow() == hostile).isTrue();
        assertThat(node.info().deadLetters()).isEqualTo(1);
    }
}
