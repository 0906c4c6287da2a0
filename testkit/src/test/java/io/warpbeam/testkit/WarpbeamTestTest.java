package io.warpbeam.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.warpbeam.actors.Node;
import io.warpbeam.actors.Pid;
import org.junit.jupiter.api.Test;

// @start region="extension"
@WarpbeamTest
class WarpbeamTestTest {

    @Test
    void aWorkerAnswersAndAnotherMayCrash(Node node, TestProbe probe, EventRecorder recorder) {
        Pid worker = node.spawn(_ -> probe.pid().send("done"));
        probe.expect("done");
        probe.awaitEnd(worker);

        Pid fragile = node.spawn(_ -> {
            throw new IllegalStateException("as planned");
        });
        assertThat(recorder.expectCrash(fragile).lastMessage()).isEmpty(); // unexpected, it would fail this test
    }
}
// @end
