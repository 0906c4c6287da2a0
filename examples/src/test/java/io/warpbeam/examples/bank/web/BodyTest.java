package io.warpbeam.examples.bank.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BodyTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"\"12.50\" | 1250", "12.5 | 1250", "12 | 1200", "-3 | -300", "1e2 | 10000", "\"-0.01\" | -1"})
    void readsAmountsAsTextOrNumber(String amount, long cents) throws IOException {
        assertThat(body("{\"amount\":" + amount + "}").amount()).isEqualTo(cents);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1.001", "\"x\"", "null", "true", "[1]", "{}", "1e400", "1e-400", "99999999999999999999", "\"\""
            })
    void refusesOtherAmounts(String amount) throws IOException {
        Body body = body("{\"amount\":" + amount + "}");
        assertThatThrownBy(body::amount)
                .hasMessage("The field \"amount\" must be a number with at most two decimals, such as 12.50.")
                .asInstanceOf(type(Problem.class))
                .satisfies(problem -> assertThat(problem.status()).isEqualTo(400));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{}}", "{\"a\":1} 2", "[]", "1", "nonsense", "{\"a\":1,\"a\":2}", "{\"a\":NaN}"})
    void refusesWhatIsNotOneJsonObject(String text) {
        assertThatThrownBy(() -> body(text))
                .asInstanceOf(type(Problem.class))
                .satisfies(problem -> assertThat(problem.status()).isEqualTo(400))
                .satisfies(problem -> assertThat(problem.getMessage()).endsWith("."));
    }

    @Test
    void refusesDeeplyNestedJsonWithoutOverflowingTheStack() {
        assertThatThrownBy(() -> body("{\"a\":" + "[".repeat(30_000)))
                .asInstanceOf(type(Problem.class))
                .satisfies(problem -> assertThat(problem.status()).isEqualTo(400));
    }

    @Test
    void refusesABodyOverTheLimit() throws IOException {
        String largest = "{\"a\":\"" + "x".repeat(Body.LIMIT - 8) + "\"}";
        assertThat(body(largest).text("a")).hasSize(Body.LIMIT - 8);
        assertThatThrownBy(() -> body(largest + " "))
                .asInstanceOf(type(Problem.class))
                .satisfies(problem -> assertThat(problem.status()).isEqualTo(413));
    }

    @Test
    void takesAnIdOrNone() throws IOException {
        assertThat(body("{}").id()).isEmpty();
        assertThat(body("{\"id\":\"a-1\"}").id()).contains("a-1");
        for (String bad : new String[] {"\"a:1\"", "\"\"", "7", "null"}) {
            Body body = body("{\"id\":" + bad + "}");
            assertThatThrownBy(body::id).isInstanceOf(Problem.class);
        }
    }

    private static Body body(String text) throws IOException {
        return Body.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }
}
