package io.warpbeam.coroutine;

import static org.assertj.core.api.Assertions.assertThat;

import io.warpbeam.actors.Down;
import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.Inbox;
import io.warpbeam.actors.Node;
import io.warpbeam.actors.Self;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The contract, in a process. An inbox belongs to its thread, so that tests run on the thread that sets them up. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SAME_THREAD)
class HostedCoroutineTest extends LogContract {

    private Node node;
    private Inbox self;
    private AsyncCoroutine<Object> runner;

    @BeforeEach
    void startNode() {
        node = Node.start("coroutines");
        self = node.inbox();
    }

    @AfterEach
    void closeNode() {
        self.close();
        node.close();
    }

    @Override
    Outcome start(Coroutine<Object, Object, Object> body) {
        Started<Object> started = AsyncCoroutine.runSync(self, "contract", body, RunnerOptions.DEFAULT, Mail.LIMIT);
        runner = started.runner();
        return started.first().orThrow();
    }

    @Override
    Outcome resume(Object value) {
        return runner.resumeSync(value, Mail.LIMIT).orThrow();
    }

    @Override
    Outcome cancel() {
        return runner.cancelSync(Mail.LIMIT).orThrow();
    }

    @Test
    void isAProcess() {
        assertThat(start(_ -> Self.current().pid())).isEqualTo(Mail.completed(runner.pid()));
    }

    @Test
    @Tag("SK-CO-06")
    void failsWithTheReasonOfAnExitOfItsProcessThatStillEndsNormally() {
        start(co -> {
            co.onLeave(log::add);
            co.yield("ready");
            throw Self.current().exit(ExitReason.of("enough"));
        });
        var monitor = self.monitor(runner.pid());
        Outcome outcome = resume("go");
        assertThat(outcome).isEqualTo(new Outcome.Thrown(new Failure.Exited(ExitReason.of("enough"), List.of())));
        assertThat(log).containsExactly(outcome);
        assertThat(self.receive(Mail.LIMIT)).contains(new Down(monitor, runner.pid(), ExitReason.NORMAL));
    }
}
