package io.warpbeam.coroutine.journal;

import static io.warpbeam.coroutine.journal.Logs.append;
import static io.warpbeam.coroutine.journal.Logs.read;
import static org.assertj.core.api.Assertions.assertThat;

import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.Node;
import io.warpbeam.actors.Pid;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real file outlives the interrupt, the kill and the end of those who write it. */
class JournalKillTest {

    private static final JournalOptions TIDY = JournalOptions.DEFAULT.rewriteAt(500, 10);

    @TempDir
    Path folder;

    private static List<String> numbers(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(Integer::toString).toList();
    }

    @Test
    void aProgramKilledWhileItWritesLosesNoAcknowledgedRecord() throws Exception {
        Path file = folder.resolve("some.journal");
        int told;
        try (OtherProgram other = OtherProgram.writing(file)) {
            other.awaitRecords(200);
            told = other.kill();
        }
        try (FileJournal journal = FileJournal.open(file)) {
            List<String> found = read(journal, "numbers");
            assertThat(found).hasSizeGreaterThanOrEqualTo(Math.max(200, told));
            assertThat(found).isEqualTo(numbers(1, found.size()));
            append(journal, "numbers", "more");
        }
    }

    @Test
    void anInterruptedThreadOpensWritesRewritesReadsAndCloses() {
        Thread.currentThread().interrupt();
        try (FileJournal journal = FileJournal.open(folder.resolve("some.journal"), TIDY)) {
            for (int i = 1; i <= 50; i++) {
                append(journal, "a", Integer.toString(i));
                append(journal, "waste", "x".repeat(100));
                journal.delete("waste");
                assertThat(Thread.currentThread().isInterrupted()).isTrue();
            }
            assertThat(read(journal, "a")).isEqualTo(numbers(1, 50));
        }
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void interruptsAtAnyMomentLoseNothing() throws Exception {
        try (FileJournal journal = FileJournal.open(folder.resolve("some.journal"), TIDY)) {
            AtomicBoolean done = new AtomicBoolean();
            List<Thread> writers = new ArrayList<>();
            for (int writer = 0; writer < 4; writer++) {
                String log = "log-" + writer;
                Thread.Builder kind = writer % 2 == 0 ? Thread.ofVirtual() : Thread.ofPlatform();
                writers.add(kind.start(() -> {
                    for (int i = 1; i <= 40; i++) {
                        append(journal, log, Integer.toString(i));
                        append(journal, "waste" + log, "x".repeat(100));
                        journal.delete("waste" + log);
                        assertThat(read(journal, log)).hasSize(i);
                        Thread.interrupted();
                    }
                }));
            }
            Thread interrupter = Thread.ofPlatform().start(() -> {
                while (!done.get()) {
                    writers.forEach(Thread::interrupt);
                    Thread.onSpinWait();
                }
            });
            for (Thread writer : writers) {
                writer.join();
            }
            done.set(true);
            interrupter.join();
            for (int writer = 0; writer < 4; writer++) {
                assertThat(read(journal, "log-" + writer)).isEqualTo(numbers(1, 40));
            }
        }
    }

    @Test
    void processesKilledWhileTheyWriteLoseNothingAndHarmNobody() throws Exception {
        try (FileJournal journal = FileJournal.open(folder.resolve("some.journal"), TIDY);
                Node node = Node.start("journal")) {
            for (int round = 0; round < 15; round++) {
                String log = "log-" + round;
                AtomicInteger acknowledged = new AtomicInteger();
                CountDownLatch begun = new CountDownLatch(3);
                Pid victim = node.spawn(_ -> {
                    for (int i = 1; !Thread.currentThread().isInterrupted(); i++) {
                        append(journal, log, Integer.toString(i));
                        acknowledged.set(i);
                        begun.countDown();
                    }
                });
                begun.await();
                victim.sendExit(ExitReason.KILL);
                append(journal, "survivor", Integer.toString(round));
                int atLeast = acknowledged.get();
                List<String> found = read(journal, log);
                assertThat(found).hasSizeGreaterThanOrEqualTo(atLeast).isEqualTo(numbers(1, found.size()));
            }
            assertThat(read(journal, "survivor")).isEqualTo(numbers(0, 14));
        }
    }
}
