package io.warpbeam.coroutine.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example of the documentation. */
class JournalExampleTest {

    @Test
    void keepsOrders(@TempDir Path folder) {
        Path file = folder.resolve("orders.journal");
        // @start region="journal"
        try (Journal journal = FileJournal.open(file)) {
            journal.append("order-7", "paid".getBytes(StandardCharsets.UTF_8)); // durable when this returns
            journal.append("order-8", "asked".getBytes(StandardCharsets.UTF_8));
        }
        try (Journal journal = FileJournal.open(file)) {
            for (byte[] record : journal.read("order-7")) {
                assertThat(record).asString(StandardCharsets.UTF_8).isEqualTo("paid");
            }
            journal.delete("order-7");
            assertThat(journal.logs()).containsExactly("order-8");
        }
        // @end
    }
}
