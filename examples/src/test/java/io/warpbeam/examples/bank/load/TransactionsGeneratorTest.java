package io.warpbeam.examples.bank.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class TransactionsGeneratorTest {

    @Test
    void reproducesTheShippedFileByteForByte() throws IOException {
        Path shipped = Path.of("data", "transactions.csv");
        String text =
                new TransactionsGenerator(TransactionsGenerator.SHIPPED_SEED).text(TransactionsGenerator.SHIPPED_ROWS);

        assertThat(Files.mismatch(shipped, Files.writeString(Files.createTempFile("transactions", ".csv"), text)))
                .isEqualTo(-1);
    }

    @Test
    void makesOneRowIn800Bad() {
        List<String> lines =
                new TransactionsGenerator(3).text(12_000).lines().skip(1).toList();
        ControlTotal control = new ControlTotal();
        for (int i = 0; i < lines.size(); i++) {
            control.add(i + 2, lines.get(i));
        }
        assertThat(lines).hasSize(12_000);
        assertThat(control.rejected()).hasSize(15).allMatch(line -> (line - 1) % 800 == 0);
        assertThat(control.applied()).isEqualTo(12_000 - 15);
    }

    @Test
    void makesAnotherFileFromAnotherSeed() {
        assertThat(new TransactionsGenerator(1).text(10)).isNotEqualTo(new TransactionsGenerator(2).text(10));
    }
}
