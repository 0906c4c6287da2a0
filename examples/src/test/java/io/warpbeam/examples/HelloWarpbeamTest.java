package io.warpbeam.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.warpbeam.actors.Node;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HelloWarpbeamTest {

    private final Node node = Node.start("hello");

    @AfterEach
    void close() {
        node.close();
    }

    @Test
    void theEchoAnswers() {
        assertThat(HelloWarpbeam.echo(node)).isEqualTo(new HelloWarpbeam.Pong());
    }

    @Test
    void theCounterStartsAgainFromZeroAfterAFailure() {
        assertThat(HelloWarpbeam.count(node)).containsExactly(2L, 5L, 1L);
    }

    @Test
    void theCoroutineIsDrivenToItsResult() {
        assertThat(HelloWarpbeam.greet(node)).isEqualTo("Hello Grace Hopper!");
    }
}
