package io.warpbeam.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

class QuickstartTest {

    @Test
    void printsTheSum() {
        PrintStream out = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true));
        try {
            Quickstart.main(new String[0]);
        } finally {
            System.setOut(out);
        }
        assertThat(printed.toString()).isEqualToIgnoringNewLines("42");
    }
}
