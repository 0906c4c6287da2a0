package io.warpbeam.coroutine.journal;

import static io.warpbeam.coroutine.journal.Logs.all;
import static io.warpbeam.coroutine.journal.Logs.append;
import static io.warpbeam.coroutine.journal.Logs.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.Node;
import io.warpbeam.actors.Pid;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** Callers that come while a force is under way share the next one. The first force is held. */
class GroupCommitTest {

    private static final Path FILE = Path.of("some.journal");
    private static final Executor THREADS = task -> Thread.ofVirtual().start(task);

    private final AtomicInteger forces = new AtomicInteger();
    private final CountDownLatch forcing = new CountDownLatch(1);
    private final CountDownLatch held = new CountDownLatch(1);
    private final AtomicBoolean fails = new AtomicBoolean();
    private final SimulatedDisk disk = new SimulatedDisk();
    private final FileJournal journal = FileJournal.open(disk, FILE, JournalOptions.DEFAULT);

    @AfterEach
    void close() {
        held.countDown();
        journal.close();
    }

    /** An append whose force does not end before {@link #held}. */
    private CompletableFuture<Void> holdAForce() throws InterruptedException {
        disk.hook(operation -> {
            if (operation.equals("force")) {
                forces.incrementAndGet();
                forcing.countDown();
                uninterruptibly(held);
                if (fails.get()) {
                    throw new IOException("no force");
                }
            }
        });
        CompletableFuture<Void> first = appending("first", "1");
        forcing.await();
        return first;
    }

    /** As the system does: an interrupt does not end a force. */
    private static void uninterruptibly(CountDownLatch latch) {
        boolean interrupted = false;
        while (true) {
            try {
                latch.await();
                break;
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitWaiting(int callers) {
        await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(1)).until(() -> journal.waiting() == callers);
    }

    private CompletableFuture<Void> appending(String log, String record) {
        return CompletableFuture.runAsync(() -> append(journal, log, record), THREADS);
    }

    private List<CompletableFuture<Void>> appendingMany(int count) {
        List<CompletableFuture<Void>> many = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            many.add(appending("log-" + i % 3, "r" + i));
            awaitWaiting(i + 1);
        }
        return many;
    }

    private static void join(List<CompletableFuture<Void>> all) {
        all.forEach(CompletableFuture::join);
    }

    @Test
    void aHundredCallersShareOneForce() throws Exception {
        CompletableFuture<Void> first = holdAForce();
        List<CompletableFuture<Void>> others = appendingMany(100);
        assertThat(first).isNotDone();
        assertThat(others).noneMatch(CompletableFuture::isDone);
        held.countDown();
        first.join();
        join(others);
        assertThat(forces).hasValue(2);
        assertThat(read(journal, "log-1"))
                .containsExactlyElementsOf(IntStream.range(0, 100)
                        .filter(i -> i % 3 == 1)
                        .mapToObj(i -> "r" + i)
                        .toList());
    }

    @Test
    void aCallerAloneForcesAtOnce() {
        disk.hook(operation -> forces.addAndGet(operation.equals("force") ? 1 : 0));
        append(journal, "a", "1", "2", "3");
        assertThat(forces).hasValue(3);
    }

    @Test
    void readersSeeWhatIsDurableAndDoNotWaitForAForce() throws Exception {
        append(journal, "first", "0");
        CompletableFuture<Void> first = holdAForce();
        List<CompletableFuture<Void>> others = appendingMany(2);
        assertThat(read(journal, "first")).containsExactly("0");
        assertThat(journal.logs()).containsExactly("first");
        held.countDown();
        first.join();
        join(others);
        assertThat(read(journal, "first")).containsExactly("0", "1");
        assertThat(journal.logs()).containsExactly("first", "log-0", "log-1");
    }

    @Test
    void aFailedForceIsToldToAllWhoWaitAndAllWhoCome() throws Exception {
        CompletableFuture<Void> first = holdAForce();
        List<CompletableFuture<Void>> others = appendingMany(10);
        fails.set(true);
        held.countDown();
        others.add(first);
        assertThat(others)
                .allSatisfy(other -> assertThatThrownBy(other::join)
                        .isInstanceOf(CompletionException.class)
                        .cause()
                        .isInstanceOfSatisfying(
                                JournalException.class,
                                e -> assertThat(e.kind()).isEqualTo(JournalException.Kind.FAILED))
                        .hasMessageContaining(FILE.toString())
                        .hasRootCauseMessage("no force"));
        fails.set(false);
        assertThatThrownBy(() -> append(journal, "a", "1")).isInstanceOf(JournalException.class);
        assertThatThrownBy(() -> journal.delete("a")).isInstanceOf(JournalException.class);
        assertThatThrownBy(() -> journal.read("a")).isInstanceOf(JournalException.class);
        assertThatThrownBy(journal::logs).isInstanceOf(JournalException.class);
        assertThat(forces).hasValue(1);
        journal.close();
        try (FileJournal reopened = FileJournal.open(disk, FILE, JournalOptions.DEFAULT)) {
            append(reopened, "a", "1");
            assertThat(read(reopened, "a")).containsExactly("1");
        }
    }

    @RepeatedTest(20)
    void whatIsFoundAfterAFailedForceStays(RepetitionInfo repetition) throws Exception {
        disk.random(new Random(repetition.getCurrentRepetition()));
        CompletableFuture<Void> first = holdAForce();
        List<CompletableFuture<Void>> others = appendingMany(6);
        disk.hook(operation -> {
            if (operation.equals("force")) {
                throw new IOException("no force");
            }
        });
        held.countDown();
        first.join();
        assertThat(others).allSatisfy(other -> assertThatThrownBy(other::join).isInstanceOf(CompletionException.class));
        journal.close();
        disk.hook(_ -> {});
        Map<String, List<String>> found;
        try (FileJournal reopened = FileJournal.open(disk, FILE, JournalOptions.DEFAULT)) {
            append(reopened, "later", "x");
            found = all(reopened);
        }
        disk.failPower();
        try (FileJournal reopened = FileJournal.open(disk, FILE, JournalOptions.DEFAULT)) {
            assertThat(all(reopened)).isEqualTo(found).containsKeys("first", "later", "log-0", "log-2");
        }
    }

    @Test
    void anErrorInTheMiddleOfAWriteFailsTheJournalToo() {
        disk.hook(operation -> {
            throw new StackOverflowError();
        });
        assertThatThrownBy(() -> append(journal, "a", "1"))
                .isInstanceOf(JournalException.class)
                .hasCauseInstanceOf(StackOverflowError.class);
        disk.hook(_ -> {});
        assertThatThrownBy(() -> append(journal, "a", "1")).isInstanceOf(JournalException.class);
    }

    @Test
    void aCloseWaitsForThoseWhoWriteAndRefusesOthers() throws Exception {
        CompletableFuture<Void> first = holdAForce();
        List<CompletableFuture<Void>> others = appendingMany(5);
        CompletableFuture<Void> closing = CompletableFuture.runAsync(journal::close, THREADS);
        await().untilAsserted(() -> assertThatIllegalStateException().isThrownBy(() -> journal.logs()));
        assertThatIllegalStateException().isThrownBy(() -> append(journal, "late", "1"));
        assertThat(closing).isNotDone();
        held.countDown();
        first.join();
        join(others);
        closing.join();
        try (FileJournal reopened = FileJournal.open(disk, FILE, JournalOptions.DEFAULT)) {
            assertThat(reopened.logs()).containsExactly("first", "log-0", "log-1", "log-2");
        }
    }

    @Test
    void anInterruptedCallerWritesAndStaysInterrupted() throws Exception {
        CompletableFuture<Void> first = holdAForce();
        List<Boolean> interruptedAfter = new CopyOnWriteArrayList<>();
        List<Thread> callers = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            String record = "r" + i;
            callers.add(Thread.ofVirtual().start(() -> {
                append(journal, "a", record);
                interruptedAfter.add(Thread.currentThread().isInterrupted());
            }));
            awaitWaiting(i + 1);
        }
        callers.forEach(Thread::interrupt);
        assertThat(journal.waiting()).isEqualTo(3);
        held.countDown();
        first.join();
        for (Thread caller : callers) {
            caller.join();
        }
        assertThat(interruptedAfter).containsExactly(true, true, true);
        assertThat(read(journal, "a")).containsExactly("r0", "r1", "r2");
        append(journal, "a", "r3");
    }

    @Test
    void aProcessKilledWhileItLeadsHarmsNobody() throws Exception {
        try (Node node = Node.start("journal")) {
            CountDownLatch begun = new CountDownLatch(1);
            disk.hook(operation -> {
                if (operation.equals("force")) {
                    begun.countDown();
                    uninterruptibly(held);
                }
            });
            Pid leader = node.spawn(self -> append(journal, "a", "leader"));
            begun.await();
            Pid follower = node.spawn(self -> append(journal, "a", "follower"));
            awaitWaiting(1);
            CompletableFuture<Void> other = appending("a", "other");
            awaitWaiting(2);
            leader.sendExit(ExitReason.KILL);
            follower.sendExit(ExitReason.KILL);
            held.countDown();
            other.join();
            assertThat(read(journal, "a")).containsExactly("leader", "follower", "other");
        }
    }

    @Test
    void ofAGroupThatCrashesTheFirstFewAreThereWhole() throws Exception {
        CompletableFuture<Void> first = holdAForce();
        List<CompletableFuture<Void>> others = appendingMany(6);
        disk.hook(operation -> {
            if (operation.equals("force")) {
                throw new SimulatedDisk.Crash();
            }
        });
        held.countDown();
        first.join();
        assertThat(others).allSatisfy(other -> assertThatThrownBy(other::join).isInstanceOf(CompletionException.class));
        disk.failPower();
        try (FileJournal reopened = FileJournal.open(disk, FILE, JournalOptions.DEFAULT)) {
            assertThat(read(reopened, "first")).containsExactly("1");
            List<String> found = new ArrayList<>();
            int entries = (int) reopened.recovery().entriesFound() - 1;
            for (int i = 0; i < 3; i++) {
                found.addAll(read(reopened, "log-" + i));
            }
            assertThat(found)
                    .containsExactlyInAnyOrderElementsOf(
                            IntStream.range(0, entries).mapToObj(i -> "r" + i).toList());
        }
    }
}
