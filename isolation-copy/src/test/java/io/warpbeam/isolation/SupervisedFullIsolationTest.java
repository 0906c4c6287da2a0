package io.warpbeam.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import io.warpbeam.actors.Call;
import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.From;
import io.warpbeam.actors.Inbox;
import io.warpbeam.actors.IsolationLevel;
import io.warpbeam.actors.Node;
import io.warpbeam.actors.Pid;
import io.warpbeam.actors.Self;
import io.warpbeam.actors.Sendable;
import io.warpbeam.actors.SpawnOptions;
import io.warpbeam.actors.server.GenServer;
import io.warpbeam.actors.server.Init;
import io.warpbeam.actors.server.Next;
import io.warpbeam.actors.server.ServerOptions;
import io.warpbeam.actors.server.ServerRef;
import io.warpbeam.supervision.ChildSpec;
import io.warpbeam.supervision.Supervisor;
import io.warpbeam.supervision.SupervisorEvent;
import io.warpbeam.supervision.SupervisorRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Children of supervisors that are fully isolated. */
class SupervisedFullIsolationTest {

    private static final ScopedValue<String> USER = ScopedValue.newInstance();

    private final Node node =
            Node.builder("supervised").inherit(USER).logging(false).start();
    private final Inbox inbox = node.inbox();
    private final Shelf shelf = new Shelf();
    private final BlockingQueue<SupervisorEvent.ChildRestarted> restarts = new LinkedBlockingQueue<>();

    SupervisedFullIsolationTest() {
        node.listen(event -> {
            if (event instanceof SupervisorEvent.ChildRestarted restarted) {
                restarts.add(restarted);
            }
        });
    }

    @AfterEach
    void close() {
        inbox.close();
        node.close();
    }

    /** What the child had in its hands, kept where the test can look at it behind the back of the gates. */
    static final class Shelf implements Sendable {
        private final BlockingQueue<Object> seen = new LinkedBlockingQueue<>();
    }

    record Ask(Object what) implements Call<Object> {}

    record End() {}

    private record Keeper(Shelf shelf) implements GenServer<String> {
        @Override
        public Init<String> init(Self self) {
            return Init.ok("ready");
        }

        @Override
        public Next<String> handleCall(Call<?> call, From<?> from, String state) {
            Ask ask = (Ask) call;
            List<Object> answer = mutable();
            shelf.seen.add(ask);
            shelf.seen.add(answer);
            return Next.reply(ask, answer, state);
        }

        @Override
        public Next<String> handleInfo(Object message, String state) {
            if (message instanceof End) {
                List<Object> reason = mutable();
                shelf.seen.add(reason);
                return Next.stop(ExitReason.of(reason), state);
            }
            shelf.seen.add(message);
            return Next.noReply(state);
        }
    }

    private static List<Object> mutable() {
        return new ArrayList<>(List.of(new ArrayList<>(List.of("deep"))));
    }

    private static void assertCopy(Object one, Object other) {
        assertThat(one).usingRecursiveComparison().isEqualTo(other);
        Set<Object> shared = Graph.changeable(one, Sendable.class, Pid.class);
        assertThat(shared).isNotEmpty();
        shared.retainAll(Graph.changeable(other, Sendable.class, Pid.class));
        assertThat(shared).isEmpty();
    }

    private Pid keeper() {
        Shelf ours = shelf;
        ServerOptions full = ServerOptions.DEFAULT.spawn(SpawnOptions.DEFAULT.isolation(IsolationLevel.FULL));
        SupervisorRef supervisor = Supervisor.oneForOne()
                .child(ChildSpec.of("keeper", () -> new Keeper(ours), full))
                .start(node)
                .orThrow();
        return supervisor.whichChildren().getFirst().pid().orElseThrow();
    }

    private void assertKeepsToItself(Pid keeper) throws InterruptedException {
        List<Object> message = mutable();
        keeper.send(message);
        assertCopy(message, shelf.seen.take());
        Ask ask = new Ask(mutable());
        Object answer = ServerRef.of(keeper).call(ask);
        assertCopy(ask, shelf.seen.take());
        assertCopy(answer, shelf.seen.take());
    }

    @Test
    void messagesRequestsAndRepliesOfAChildAreCopiedBeforeAndAfterARestart() throws InterruptedException {
        Pid first = keeper();
        assertKeepsToItself(first);
        first.send(new End());
        shelf.seen.take();

        Pid second = restarts.take().newPid();

        assertThat(second).isNotEqualTo(first);
        assertKeepsToItself(second);
    }

    @Test
    void theReasonOfItsEndIsACopy() throws InterruptedException {
        keeper().send(new End());

        Object reason = shelf.seen.take();

        assertThat(restarts.take().reason())
                .isInstanceOfSatisfying(ExitReason.Custom.class, told -> assertCopy(told.value(), reason));
    }

    @ParameterizedTest
    @EnumSource
    void scopedValuesAroundTheSupervisorDoNotReachTheChild(IsolationLevel level) throws InterruptedException {
        Pid to = inbox.pid();
        ChildSpec child = ChildSpec.process(
                "child",
                self -> {
                    to.send(USER.orElse("nobody"));
                    self.receive();
                },
                SpawnOptions.DEFAULT.isolation(level));
        String user = level == IsolationLevel.FULL ? "nobody" : "ann";
        SupervisorRef supervisor = ScopedValue.where(USER, "ann")
                .call(() -> Supervisor.oneForOne().child(child).start(node).orThrow());
        assertThat(inbox.receive()).isEqualTo(user);

        supervisor.whichChildren().getFirst().pid().orElseThrow().sendExit(ExitReason.KILL);

        restarts.take();
        assertThat(inbox.receive()).isEqualTo(user);
    }
}
