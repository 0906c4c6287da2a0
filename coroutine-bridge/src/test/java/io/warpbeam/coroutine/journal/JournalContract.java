package io.warpbeam.coroutine.journal;

import static io.warpbeam.coroutine.journal.Logs.all;
import static io.warpbeam.coroutine.journal.Logs.append;
import static io.warpbeam.coroutine.journal.Logs.bytes;
import static io.warpbeam.coroutine.journal.Logs.read;
import static io.warpbeam.coroutine.journal.Logs.replace;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every journal does. */
abstract class JournalContract {

    private static final int LIMIT = JournalOptions.DEFAULT.maxRecordBytes();

    protected Journal journal;

    /** An empty journal. */
    protected abstract Journal create() throws Exception;

    @BeforeEach
    void open() throws Exception {
        journal = create();
    }

    @AfterEach
    void close() {
        journal.close();
    }

    @Test
    void hasNoLogsAtFirst() {
        assertThat(journal.logs()).isEmpty();
        assertThat(journal.read("none")).isEmpty();
    }

    @Test
    void keepsTheRecordsOfEachLogInOrder() {
        append(journal, "a", "a1");
        append(journal, "b", "b1");
        append(journal, "a", "a2", "a3");
        assertThat(all(journal)).isEqualTo(Map.of("a", List.of("a1", "a2", "a3"), "b", List.of("b1")));
    }

    @Test
    void namesItsLogsInOrder() {
        append(journal, "b", "1");
        append(journal, "c", "1");
        append(journal, "a", "1");
        assertThat(journal.logs()).containsExactly("a", "b", "c");
    }

    @Test
    void keepsRecordsOfAnyBytesAndNone() {
        byte[] every = new byte[256];
        for (int i = 0; i < every.length; i++) {
            every[i] = (byte) i;
        }
        journal.append("a", new byte[0]);
        journal.append("a", every);
        journal.append("a", new byte[100_000]);
        assertThat(journal.read("a")).containsExactly(new byte[0], every, new byte[100_000]);
    }

    @Test
    void keepsNamesOfAllKindsApart() {
        List<String> names =
                List.of("a", "A", " ", "a/b", "..", "ä", "a\u0308", "\ud83e\uddf5", "\0", "x".repeat(1_024));
        names.forEach(name -> append(journal, name, name));
        assertThat(journal.logs()).containsExactlyInAnyOrderElementsOf(names);
        assertThat(names).allSatisfy(name -> assertThat(read(journal, name)).containsExactly(name));
    }

    @Test
    void deletesALogAndItsRecords() {
        append(journal, "a", "1");
        append(journal, "b", "1");
        journal.delete("a");
        assertThat(all(journal)).isEqualTo(Map.of("b", List.of("1")));
    }

    @Test
    void deletesALogThatIsNotThere() {
        journal.delete("a");
        journal.delete("a");
        assertThat(journal.logs()).isEmpty();
    }

    @Test
    void beginsADeletedLogAnew() {
        append(journal, "a", "old");
        journal.delete("a");
        append(journal, "a", "new");
        assertThat(read(journal, "a")).containsExactly("new");
    }

    @Test
    void replacesTheRecordsOfALog() {
        append(journal, "a", "1", "2", "3");
        replace(journal, "a", "6", "");
        append(journal, "a", "7");
        assertThat(read(journal, "a")).containsExactly("6", "", "7");
    }

    @Test
    void replacesALogThatIsNotThere() {
        replace(journal, "a", "1", "2");
        assertThat(read(journal, "a")).containsExactly("1", "2");
    }

    @Test
    void deletesALogThatIsReplacedByNothing() {
        append(journal, "a", "1");
        replace(journal, "a");
        assertThat(journal.logs()).isEmpty();
    }

    @Test
    void sharesNoArrayWithItsCallers() {
        byte[] record = bytes("given");
        journal.append("a", record);
        journal.replace("b", List.of(record));
        record[0] = 'X';
        journal.read("a").getFirst()[0] = 'X';
        assertThat(all(journal)).isEqualTo(Map.of("a", List.of("given"), "b", List.of("given")));
    }

    @Test
    void givesCopiesThatStayAsTheyAre() {
        append(journal, "a", "1");
        List<byte[]> records = journal.read("a");
        append(journal, "a", "2");
        append(journal, "b", "1");
        assertThat(records).hasSize(1);
        assertThatThrownBy(() -> records.add(new byte[0])).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> journal.logs().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void refusesNamesThatAreNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> append(journal, "", "1"))
                .withMessage("log must be a name of 1 to 1024 bytes in UTF-8, but has 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> append(journal, "ä".repeat(513), "1"))
                .withMessage("log must be a name of 1 to 1024 bytes in UTF-8, but has 1026");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> journal.delete("\ud800"))
                .withMessageStartingWith("log must be Unicode text");
        assertThatIllegalArgumentException().isThrownBy(() -> journal.read(""));
        assertThatThrownBy(() -> journal.read(null)).isInstanceOf(NullPointerException.class);
    }

    @Test
    void takesRecordsUpToTheLimit() {
        journal.append("a", new byte[LIMIT]);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> journal.append("a", new byte[LIMIT + 1]))
                .withMessage("record must not be longer than 16777216 bytes, but has 16777217");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> journal.replace("a", List.of(new byte[LIMIT - 8], new byte[1])))
                .withMessageStartingWith("records must not be longer than 16777216 bytes together")
                .withMessageEndingWith("but have 16777217");
        journal.replace("b", List.of(new byte[LIMIT - 8], new byte[0]));
        assertThat(journal.read("a")).containsExactly(new byte[LIMIT]);
        assertThat(journal.logs()).containsExactly("a", "b");
    }

    @Test
    void refusesEverythingAfterItsClose() {
        append(journal, "a", "1");
        journal.close();
        journal.close();
        assertThatIllegalStateException().isThrownBy(() -> append(journal, "a", "2"));
        assertThatIllegalStateException().isThrownBy(() -> replace(journal, "a", "2"));
        assertThatIllegalStateException().isThrownBy(() -> journal.delete("a"));
        assertThatIllegalStateException().isThrownBy(() -> journal.read("a"));
        assertThatIllegalStateException().isThrownBy(() -> journal.logs());
    }

    @Test
    void keepsTheOrderOfEachWriterAndShowsWhatWasWritten() throws Exception {
        int writers = 8;
        int records = 30;
        List<Future<?>> done = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int writer = 0; writer < writers; writer++) {
                String own = "own-" + writer;
                done.add(threads.submit(() -> {
                    for (int i = 0; i < records; i++) {
                        append(journal, own, own + ":" + i);
                        append(journal, "common", own + ":" + i);
                        assertThat(read(journal, own)).hasSize(i + 1);
                        append(journal, "waste", "x".repeat(100));
                        journal.delete("waste");
                    }
                }));
            }
        }
        for (Future<?> writer : done) {
            writer.get(0, TimeUnit.SECONDS);
        }
        journal.delete("waste");
        assertThat(journal.logs()).hasSize(writers + 1);
        List<String> common = read(journal, "common");
        assertThat(common).hasSize(writers * records);
        for (int writer = 0; writer < writers; writer++) {
            String own = "own-" + writer;
            List<String> expected =
                    IntStream.range(0, records).mapToObj(i -> own + ":" + i).toList();
            assertThat(read(journal, own)).isEqualTo(expected);
            assertThat(common.stream().filter(record -> record.startsWith(own + ":")))
                    .containsExactlyElementsOf(expected);
        }
    }
}
