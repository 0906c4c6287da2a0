package io.warpbeam.actors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** The mailbox of a plain thread. */
class InboxTest extends WithNode {

    private static final ExitReason REASON = ExitReason.of("reason");

    @Test
    void theThreadOfAnInboxActsForIt() {
        Pid pid = spawnObedient(Way.BLOCKING);
        assertThat(Self.current()).isSameAs(inbox);
        assertThat(node.info(pid).orElseThrow().parent()).isEqualTo(inbox.pid());
        assertThat(inbox.parent()).isEqualTo(node.root());
        assertThat(node.info(inbox.pid()).orElseThrow().kind()).isEqualTo(ProcessInfo.Kind.INBOX);
    }

    @Test
    void anInboxEndsNormallyWhenItIsClosed() {
        Inbox second = node.inbox();
        Monitor monitor = inbox.monitor(second.pid());
        assertThat(second.receive(Duration.ZERO)).isEmpty();
        second.pid().send("left over");
        second.close();
        second.close();
        assertThat(inbox.receive()).isEqualTo(new Down(monitor, second.pid(), ExitReason.NORMAL));
        assertThat(node.info().deadLetters()).isEqualTo(1);
        assertThatThrownBy(second::receive).isInstanceOf(ProcessExit.class);
    }

    @Test
    void anExitSignalEndsAnInboxOnTheSpot() {
        Inbox second = node.inbox();
        Monitor monitor = inbox.monitor(second.pid());
        second.pid().sendExit(REASON);
        assertThat(inbox.receive()).isEqualTo(new Down(monitor, second.pid(), REASON));
        assertThatThrownBy(second::receive)
                .isInstanceOfSatisfying(
                        ProcessExit.class, exit -> assertThat(exit.reason()).isEqualTo(REASON));
        assertThat(node.info().zombies()).isZero();
    }

    @Test
    void anInboxThatExitsItselfEndsAtOnce() {
        Inbox second = node.inbox();
        Monitor monitor = inbox.monitor(second.pid());
        assertThat(second.receive(Duration.ZERO)).isEmpty();
        assertThatThrownBy(() -> second.exit(REASON)).isInstanceOf(ProcessExit.class);
        assertThat(inbox.receive()).isEqualTo(new Down(monitor, second.pid(), REASON));
    }

    @Test
    void aWaitingInboxIsEndedByAnExitSignal() {
        CompletableFuture<Inbox> opened = new CompletableFuture<>();
        CompletableFuture<ExitReason> thrown = new CompletableFuture<>();
        node.substrate()
                .newThread(Substrate.ThreadKind.PLATFORM, "waiting", () -> {
                    Inbox other = node.inbox();
                    opened.complete(other);
                    try {
                        other.receive();
                    } catch (ProcessExit exit) {
                        thrown.complete(exit.reason());
                    }
                    other.close();
                })
                .start();
        opened.join().pid().sendExit(REASON);
        assertThat(thrown.join()).isEqualTo(REASON);
    }

    @Test
    void onlyTheThreadThatOpenedAnInboxMayUseIt() {
        CompletableFuture<Throwable> thrown = new CompletableFuture<>();
        node.spawn(_ -> {
            try {
                inbox.receive();
            } catch (IllegalStateException e) {
                thrown.complete(e);
            }
        });
        assertThat(thrown.join()).hasMessageContaining("own code only");
        assertThatThrownBy(() -> CompletableFuture.runAsync(inbox::close).join())
                .hasRootCauseInstanceOf(IllegalStateException.class);
        assertNoMail();
    }

    @Test
    void anInterruptEndsAReceive() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(inbox::receive).isInstanceOf(InterruptedWaitException.class);
        assertThat(Thread.interrupted()).isTrue();
        inbox.pid().send("after");
        assertThat(inbox.receive(Duration.ZERO)).contains("after");
    }

    @Test
    void aThreadWithoutProcessIsNoSelf() {
        assertThatThrownBy(() -> CompletableFuture.runAsync(Self::current).join())
                .hasRootCauseInstanceOf(IllegalStateException.class);
    }

    @Test
    void aSelectorThatThrowsLeavesTheMessages() {
        inbox.pid().send(1);
        inbox.pid().send(2);
        assertThatThrownBy(() -> inbox.receive(message -> {
                    throw new IllegalStateException("selector " + message);
                }))
                .hasMessage("selector 1");
        assertThat(inbox.receive()).isEqualTo(1);
        assertThat(inbox.receive()).isEqualTo(2);
    }

    @Test
    void theRootProcessIgnoresWhatItIsSent() {
        node.root().send("x");
        node.root().sendExit(ExitReason.of("x"));
        node.root().sendExit(ExitReason.KILL);
        Pid pid = spawnObedient(Way.EVENT_DRIVEN);
        awaitObeyed(pid);
        assertThat(node.root().isAlive()).isTrue();
    }
}
