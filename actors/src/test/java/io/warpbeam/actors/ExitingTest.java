package io.warpbeam.actors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A process that exits by itself lives until its code is unwound; one that an exit signal has ended does not. */
class ExitingTest {

    private static final ExitReason FOO = ExitReason.of("foo");

    private final Node node = Node.start("test");
    private Inbox inbox;

    record Ask() implements Call<String> {}

    @BeforeEach
    void openInbox() {
        inbox = node.inbox();
    }

    @AfterEach
    void closeNode() {
        inbox.close();
        node.close();
    }

    private Pid spawnAnswering() {
        return node.spawn(self -> {
            while (self.receive() instanceof Request<?> request && request.call() instanceof Ask ask) {
                request.from().of(ask).reply("answer");
            }
        });
    }

    @Test
    void aProcessMayUseTheKitWhileItsExitUnwindsIt() {
        Pid answering = spawnAnswering();
        Pid exiting = node.spawn(self -> {
            self.receive();
            try {
                self.exit(FOO);
            } finally {
                inbox.pid().send(answering.call(new Ask()));
            }
        });
        Monitor monitor = inbox.monitor(exiting);

        exiting.send("exit");

        assertThat(inbox.receive()).isEqualTo("answer");
        assertThat(inbox.receive()).isEqualTo(new Down(monitor, exiting, FOO));
    }

    @Test
    void aProcessThatCatchesItsOwnExitLivesOn() {
        Pid exiting = node.spawn(self -> {
            assertThatThrownBy(() -> self.exit(FOO)).isInstanceOf(ProcessExit.class);
            inbox.pid().send(self.receive());
        });
        Monitor monitor = inbox.monitor(exiting);

        exiting.send("still there");

        assertThat(inbox.receive()).isEqualTo("still there");
        assertThat(inbox.receive()).isEqualTo(new Down(monitor, exiting, ExitReason.NORMAL));
    }

    @Test
    @Tag("L07")
    void aProcessThatCatchesTheExitOfASignalDoesNotLiveOn() {
        Pid exiting = node.spawn(self -> {
            inbox.pid().send("waiting");
            assertThatThrownBy(self::receive).isInstanceOf(ProcessExit.class);
            assertThatThrownBy(() -> self.sleep(Duration.ZERO)).isInstanceOf(ProcessExit.class);
            assertThatThrownBy(self::receive).isInstanceOf(ProcessExit.class);
        });
        Monitor monitor = inbox.monitor(exiting);
        assertThat(inbox.receive()).isEqualTo("waiting");

        exiting.sendExit(FOO);

        assertThat(inbox.receive()).isEqualTo(new Down(monitor, exiting, FOO));
    }

    @Test
    void aSleepOfZeroObeysAnExitSignalThatHasArrived() {
        Pid busy = node.spawn(self -> {
            inbox.pid().send("busy");
            while (true) {
                self.sleep(Duration.ZERO);
            }
        });
        Monitor monitor = inbox.monitor(busy);
        assertThat(inbox.receive()).isEqualTo("busy");

        busy.sendExit(FOO);

        assertThat(inbox.receive()).isEqualTo(new Down(monitor, busy, FOO));
    }

    @Test
    void anInboxThatExitsEndsAtOnce() {
        Inbox other = node.inbox();
        Monitor monitor = inbox.monitor(other.pid());
        assertThat(other.receive(Duration.ZERO)).isEmpty();

        assertThatThrownBy(() -> other.exit(FOO)).isInstanceOf(ProcessExit.class);

        assertThat(inbox.receive()).isEqualTo(new Down(monitor, other.pid(), FOO));
        other.close();
    }
}
