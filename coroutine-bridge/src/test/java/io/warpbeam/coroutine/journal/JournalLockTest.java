package io.warpbeam.coroutine.journal;

import static io.warpbeam.coroutine.journal.Logs.append;
import static io.warpbeam.coroutine.journal.Logs.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A journal has one writer. */
class JournalLockTest {

    private static final JournalOptions TIDY = JournalOptions.DEFAULT.rewriteAt(0, 1);

    @TempDir
    Path folder;

    private void isRefused(Path file) {
        assertThatThrownBy(() -> FileJournal.open(file))
                .isInstanceOfSatisfying(
                        JournalException.class, e -> assertThat(e.kind()).isEqualTo(JournalException.Kind.IN_USE))
                .hasMessageContaining("some.journal");
    }

    @Test
    void refusesASecondWriterInTheSameProgram() throws IOException {
        Path file = folder.resolve("some.journal");
        Path link = folder.resolve("link");
        try (FileJournal journal = FileJournal.open(file)) {
            isRefused(file);
            isRefused(folder.resolve(".").resolve("some.journal"));
            Files.createSymbolicLink(link, file);
            isRefused(link);
            append(journal, "a", "1");
        }
        try (FileJournal journal = FileJournal.open(link)) {
            isRefused(file);
            assertThat(read(journal, "a")).containsExactly("1");
        }
    }

    @Test
    void refusesASecondWriterInAnotherProgram() throws Exception {
        Path file = folder.resolve("some.journal");
        try (OtherProgram other = OtherProgram.writing(file)) {
            other.awaitRecords(1);
            isRefused(file);
            other.awaitRecords(10);
        }
        FileJournal.open(file).close();
    }

    @Test
    void keepsOtherProgramsOutAfterRefusalsAndRewriting() throws Exception {
        Path file = folder.resolve("some.journal");
        try (FileJournal journal = FileJournal.open(file, TIDY)) {
            isRefused(file);
            append(journal, "a", "1");
            journal.delete("a"); // rewritten
            assertThat(Files.size(file)).isEqualTo(Header.BYTES);
            try (OtherProgram other = OtherProgram.writing(file)) {
                assertThat(other.firstLine()).isEqualTo("IN_USE");
            }
            append(journal, "a", "2");
        }
    }

    @Test
    void givesUpTheLockOnce() {
        Path file = folder.resolve("some.journal");
        FileJournal closed = FileJournal.open(file);
        closed.close();
        try (FileJournal journal = FileJournal.open(file)) {
            closed.close();
            isRefused(file);
            append(journal, "a", "1");
        }
    }

    @Test
    void holdsNoLockAfterAnOpenThatFailed() throws IOException {
        Path file = folder.resolve("some.journal");
        Files.createDirectory(folder.resolve("some.journal.new"));
        Files.createFile(folder.resolve("some.journal.new").resolve("in the way"));
        assertThatThrownBy(() -> FileJournal.open(file)).isInstanceOf(JournalException.class);
        Files.delete(folder.resolve("some.journal.new").resolve("in the way"));
        FileJournal.open(file).close();
    }
}
