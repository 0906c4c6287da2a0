package io.warpbeam.coroutine.journal;

import static io.warpbeam.coroutine.journal.Logs.all;
import static io.warpbeam.coroutine.journal.Logs.append;
import static io.warpbeam.coroutine.journal.Logs.read;
import static io.warpbeam.coroutine.journal.Logs.replace;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileJournalTest extends JournalContract {

    private static final JournalOptions TIDY = JournalOptions.DEFAULT.rewriteAt(1_000, 100);

    @TempDir
    Path folder;

    private Path file;

    @Override
    protected Journal create() {
        file = folder.resolve("some.journal");
        return FileJournal.open(file, TIDY);
    }

    private FileJournal reopen() {
        journal.close();
        FileJournal reopened = FileJournal.open(file, TIDY);
        journal = reopened;
        return reopened;
    }

    @Test
    void hasEverythingWhenItIsOpenedAgain() {
        append(journal, "a", "1", "2");
        append(journal, "b", "1");
        append(journal, "c", "1");
        journal.delete("b");
        replace(journal, "c", "2", "3");
        FileJournal reopened = reopen();
        assertThat(all(reopened)).isEqualTo(Map.of("a", List.of("1", "2"), "c", List.of("2", "3")));
        assertThat(reopened.recovery().bytesCut()).isZero();
        assertThat(reopened.recovery().entriesFound()).isEqualTo(6);
    }

    @Test
    void staysSmallWhileLogsComeAndGo() throws IOException {
        append(journal, "stays", "x".repeat(500));
        for (int i = 0; i < 300; i++) {
            append(journal, "log-" + i, "y".repeat(100));
            journal.delete("log-" + i);
            assertThat(Files.size(file)).isLessThan(16 + 700 + 1_000 + 200);
        }
        assertThat(all(reopen())).isEqualTo(Map.of("stays", List.of("x".repeat(500))));
    }

    @Test
    void isRewrittenOnlyWhenGarbageOutweighsWhatIsLive() throws IOException {
        append(journal, "live", "x".repeat(5_000));
        append(journal, "dead", "y".repeat(4_000));
        journal.delete("dead");
        assertThat(Files.size(file)).isGreaterThan(9_000);
        append(journal, "dead", "y".repeat(1_000));
        journal.delete("dead");
        assertThat(Files.size(file)).isLessThan(5_100);
    }

    @Test
    void holdsNoPlaceForDeletionsOfWhatIsNotThere() throws IOException {
        for (int i = 0; i < 10; i++) {
            journal.delete("none");
        }
        assertThat(Files.size(file)).isEqualTo(16);
    }

    @Test
    void beginsInAnEmptyFile() throws IOException {
        Path empty = Files.createFile(folder.resolve("empty"));
        try (FileJournal begun = FileJournal.open(empty)) {
            append(begun, "a", "1");
            assertThat(read(begun, "a")).containsExactly("1");
            assertThat(begun.recovery()).isEqualTo(new Recovery(16, 0, 0));
        }
    }

    @Test
    void refusesAFileThatIsNoneAndLeavesItAlone() throws IOException {
        for (String content :
                List.of("x", "WARPJRNL", "a letter that is longer than a header", "WARPJRNL\0\0\0\1....")) {
            Path letter = Files.writeString(folder.resolve("letter.txt"), content);
            assertThatThrownBy(() -> FileJournal.open(letter))
                    .isInstanceOfSatisfying(
                            JournalException.class,
                            e -> assertThat(e.kind()).isEqualTo(JournalException.Kind.NOT_A_JOURNAL))
                    .hasMessageContaining(letter.toRealPath().toString())
                    .hasMessageEndingWith("it was left as it is");
            assertThat(letter).hasContent(content);
            assertThat(folder.resolve("letter.txt.lock")).doesNotExist();
        }
    }

    @Test
    void refusesAVersionThatItDoesNotKnow() throws IOException {
        Path newer = Files.write(folder.resolve("newer.journal"), Header.bytes(2));
        assertThatThrownBy(() -> FileJournal.open(newer))
                .hasMessageContaining("is a journal of version 2, and only version 1 is known");
        assertThat(newer).hasBinaryContent(Header.bytes(2));
    }

    @Test
    void saysWhyItCannotBeOpened() {
        Path nowhere = folder.resolve("none").resolve("some.journal");
        assertThatThrownBy(() -> FileJournal.open(nowhere))
                .isInstanceOfSatisfying(
                        JournalException.class, e -> assertThat(e.kind()).isEqualTo(JournalException.Kind.FAILED))
                .hasMessageContaining(nowhere.toString())
                .hasCauseInstanceOf(IOException.class);
        assertThatThrownBy(() -> FileJournal.open(folder)).isInstanceOf(JournalException.class);
    }

    @Test
    void followsALinkToItsFile() throws IOException {
        append(journal, "a", "1");
        Path link = Files.createSymbolicLink(folder.resolve("link"), file);
        journal.close();
        try (FileJournal linked = FileJournal.open(link, TIDY)) {
            for (int i = 0; i < 50; i++) {
                replace(linked, "b", "x".repeat(100) + i);
            }
        }
        assertThat(Files.isSymbolicLink(link)).isTrue();
        assertThat(all(reopen())).isEqualTo(Map.of("a", List.of("1"), "b", List.of("x".repeat(100) + 49)));
    }

    @Test
    void keepsItsOwnLimit() {
        JournalOptions small = JournalOptions.DEFAULT.maxRecordBytes(10);
        try (FileJournal limited = FileJournal.open(folder.resolve("limited.journal"), small)) {
            limited.append("a", new byte[10]);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> limited.append("a", new byte[11]))
                    .withMessage("record must not be longer than 10 bytes, but has 11");
        }
    }

    @Test
    void readsRecordsThatAreLongerThanItsLimit() {
        append(journal, "a", "longer than ten");
        journal.close();
        try (FileJournal limited = FileJournal.open(file, JournalOptions.DEFAULT.maxRecordBytes(10))) {
            assertThat(read(limited, "a")).containsExactly("longer than ten");
        }
    }

    @Test
    void refusesOptionsOutOfTheirBounds() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JournalOptions.DEFAULT.maxRecordBytes(0))
                .withMessage("maxRecordBytes must be from 1 to 67108864, but was 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JournalOptions.DEFAULT.rewriteAt(-1, 100))
                .withMessage("minGarbageBytes must not be negative, but was -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JournalOptions.DEFAULT.rewriteAt(0, 0))
                .withMessage("garbagePercent must be positive, but was 0");
    }

    @Test
    void noticesDamageWhileItIsOpen() throws IOException {
        append(journal, "a", "first", "second");
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 1] ^= 1;
        Files.write(file, bytes);
        assertThatThrownBy(() -> journal.read("a"))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("was damaged at byte");
    }
}
