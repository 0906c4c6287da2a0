package io.warpbeam.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.warpbeam.coroutine.journal.FileJournal;
import io.warpbeam.coroutine.journal.Journal;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program of the page on the journal. */
class JournalTest {

    private static final Logger LOGGER = System.getLogger(JournalTest.class.getName());

    // @start region="journal"
    static void answer(Journal journal, String order, String answer) {
        journal.append(order, answer.getBytes(StandardCharsets.UTF_8)); // durable when it returns
    }

    static List<String> answers(Path file, String order) {
        try (FileJournal journal = FileJournal.open(file)) {
            if (journal.recovery().bytesCut() > 0) {
                LOGGER.log(Level.WARNING, "the journal was cut: {0}", journal.recovery());
            }
            return journal.read(order).stream()
                    .map(record -> new String(record, StandardCharsets.UTF_8))
                    .toList();
        }
    }

    // @end

    @Test
    void answersAreThereWhenTheJournalIsOpenedAgain(@TempDir Path folder) {
        Path file = folder.resolve("some.journal");
        try (Journal journal = FileJournal.open(file)) {
            answer(journal, "order-7", "yes");
            answer(journal, "order-8", "perhaps");
            answer(journal, "order-7", "no");
        }
        assertThat(answers(file, "order-7")).containsExactly("yes", "no");
    }
}
