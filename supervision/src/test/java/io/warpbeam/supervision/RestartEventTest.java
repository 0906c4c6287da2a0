package io.warpbeam.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.Pid;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingStream;
import org.junit.jupiter.api.Test;

/** What the flight recorder of the JDK gets to see of restarts. */
class RestartEventTest {

    @Test
    void aRestartIsRecorded() {
        Queue<RecordedEvent> events = new ConcurrentLinkedQueue<>();
        Stage stage = new Stage();
        try (RecordingStream stream = new RecordingStream()) {
            stream.enable("io.warpbeam.Restart");
            stream.onEvent("io.warpbeam.Restart", events::add);
            stream.startAsync();
            SupervisorRef supervisor = Supervisor.oneForOne()
                    .child("c1", Restart.PERMANENT, Worker::new)
                    .start(stage.node)
                    .orThrow();
            Pid before = supervisor.whichChildren().getFirst().pid().orElseThrow();
            Pid now = stage.restart(before, ExitReason.of("died"));
            supervisor.countChildren(); // the event comes before the answer
            stream.stop(); // all that was committed is told
            assertThat(events).hasSize(1);
            RecordedEvent event = events.element();
            assertThat(event.getString("supervisor")).isEqualTo(supervisor.pid().toString());
            assertThat(event.getString("child")).isEqualTo("c1");
            assertThat(event.getString("before")).isEqualTo(before.toString());
            assertThat(event.getString("now")).isEqualTo(now.toString());
            assertThat(event.getString("reason")).contains("died");
            assertThat(event.getLong("restarts")).isEqualTo(1);
        } finally {
            stage.close();
        }
    }
}
