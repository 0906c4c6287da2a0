package io.warpbeam.coroutine.journal;

import static io.warpbeam.coroutine.journal.Logs.all;
import static io.warpbeam.coroutine.journal.Logs.append;
import static io.warpbeam.coroutine.journal.Logs.replace;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A file that is cut or altered gives what was before the damage, and nothing else. */
class JournalDamageTest {

    private static final Path FILE = Path.of("some.journal");

    // The logs as they were with each length that the file had.
    private final List<Integer> lengths = new ArrayList<>();
    private final List<Map<String, List<String>>> states = new ArrayList<>();
    private byte[] whole;

    @BeforeEach
    void write() {
        SimulatedDisk disk = new SimulatedDisk();
        try (FileJournal journal = FileJournal.open(disk, FILE, JournalOptions.DEFAULT)) {
            note(disk, journal);
            List<Runnable> steps = List.of(
                    () -> append(journal, "a", "a1"),
                    () -> append(journal, "bb", "b1"),
                    () -> append(journal, "a", ""),
                    () -> replace(journal, "bb", "b2", "b3"),
                    () -> append(journal, "c", "some more bytes \0\0\0\0\0\0\0\0"),
                    () -> journal.delete("a"),
                    () -> append(journal, "a", "a2"),
                    () -> append(journal, "bb", "b4"));
            for (Runnable step : steps) {
                step.run();
                note(disk, journal);
            }
        }
        whole = disk.bytes(FILE);
        assertThat(lengths.getLast()).isEqualTo(whole.length);
        assertThat(lengths).doesNotHaveDuplicates();
    }

    private void note(SimulatedDisk disk, FileJournal journal) {
        lengths.add(disk.bytes(FILE).length);
        states.add(all(journal));
    }

    private static SimulatedDisk holding(byte[] bytes) throws IOException {
        SimulatedDisk disk = new SimulatedDisk();
        if (bytes.length > 0) {
            try (DiskFile file = disk.create(FILE)) {
                file.write(0, bytes, 0, bytes.length);
                file.force();
            }
        }
        disk.forceFolder(FILE);
        return disk;
    }

    /** The number of entries that are whole when the byte at `damage` and those behind it cannot be trusted. */
    private int before(int damage) {
        return (int) lengths.stream().filter(length -> length <= damage).count() - 1;
    }

    private void holdsWhatWasBefore(int damage, byte[] damaged) throws IOException {
        SimulatedDisk disk = holding(damaged);
        int entries = before(damage);
        Map<String, List<String>> expected = states.get(entries);
        try (FileJournal journal = FileJournal.open(disk, FILE, JournalOptions.DEFAULT)) {
            assertThat(all(journal)).isEqualTo(expected);
            int kept = lengths.get(entries);
            assertThat(journal.recovery()).isEqualTo(new Recovery(kept, damaged.length - kept, entries));
            append(journal, "later", "x");
        }
        disk.failPower();
        try (FileJournal journal = FileJournal.open(disk, FILE, JournalOptions.DEFAULT)) {
            Map<String, List<String>> found = all(journal);
            assertThat(found.remove("later")).containsExactly("x");
            assertThat(found).isEqualTo(expected);
            assertThat(journal.recovery().bytesCut()).isZero();
        }
    }

    @Test
    void cutAnywhereItHasTheWholeRecordsBefore() throws IOException {
        for (int length = Header.BYTES; length <= whole.length; length++) {
            holdsWhatWasBefore(length, Arrays.copyOf(whole, length));
        }
    }

    @Test
    void alteredAnywhereItHasTheRecordsBefore() throws IOException {
        for (int at = Header.BYTES; at < whole.length; at++) {
            for (int flip : new int[] {0x01, 0x02, 0x04, 0x08, 0x10, 0x20, 0x40, 0x80, 0xff}) {
                byte[] altered = whole.clone();
                altered[at] ^= (byte) flip;
                holdsWhatWasBefore(at, altered);
            }
        }
    }

    @Test
    void zerosAtTheEndAreNoRecords() throws IOException {
        for (int zeros = 1; zeros < 64; zeros++) {
            holdsWhatWasBefore(whole.length, Arrays.copyOf(whole, whole.length + zeros));
        }
    }

    @Test
    void theLastBytesAsZerosAreNoRecord() throws IOException {
        for (int at = Header.BYTES; at < whole.length; at++) {
            byte[] altered = whole.clone();
            Arrays.fill(altered, at, whole.length, (byte) 0);
            int damage = at;
            while (damage < whole.length && whole[damage] == 0) {
                damage++;
            }
            holdsWhatWasBefore(damage, altered);
        }
    }

    @Test
    void withADamagedHeaderItIsRefusedAndLeftAlone() throws IOException {
        for (int at = 0; at < Header.BYTES; at++) {
            for (int flip = 1; flip < 256; flip++) {
                byte[] altered = whole.clone();
                altered[at] ^= (byte) flip;
                isRefused(altered);
            }
        }
        for (int length = 1; length < Header.BYTES; length++) {
            isRefused(Arrays.copyOf(whole, length));
        }
    }

    private static void isRefused(byte[] bytes) throws IOException {
        SimulatedDisk disk = holding(bytes);
        assertThatThrownBy(() -> FileJournal.open(disk, FILE, JournalOptions.DEFAULT))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining(FILE.toString());
        assertThat(disk.bytes(FILE)).isEqualTo(bytes);
    }

    @Test
    void cutToNothingItBeginsAnew() throws IOException {
        SimulatedDisk disk = holding(new byte[0]);
        try (FileJournal journal = FileJournal.open(disk, FILE, JournalOptions.DEFAULT)) {
            assertThat(journal.logs()).isEmpty();
        }
    }
}
