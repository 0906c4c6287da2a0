package io.warpbeam.supervision;

import static io.warpbeam.supervision.Troupe.pidOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.Pid;
import io.warpbeam.actors.server.ServerOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SupervisionTreeTest {

    private static final ExitReason DIED = ExitReason.of("died");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Stage stage = new Stage();

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void showsEverySupervisorAndChildWithWhatBecameOfIt() {
        SupervisorRef root = Supervisor.oneForOne()
                .name("root")
                .child(ChildSpec.of("named", Worker::new, ServerOptions.named("worker")))
                .child(ChildSpec.supervisor(
                        "inner", Supervisor.restForOne().child("a", Restart.TRANSIENT, Worker::new)))
                .child(ChildSpec.supervisor("many", DynamicSupervisor.oneForOne()))
                .start(stage.node)
                .orThrow();
        Pid inner = pidOf(root, "inner");
        Pid many = pidOf(root, "many");
        Pid one = DynamicSupervisorRef.of(many)
                .startChild(ChildSpec.of("one", Worker::new))
                .orThrow();
        Pid named = stage.restart(pidOf(root, "named"), DIED);
        stage.end(pidOf(SupervisorRef.of(inner), "a"), ExitReason.NORMAL);
        Stage.await(SupervisorRef.of(inner)::countChildren, new ChildCounts(1, 0, 0, 1));

        SupervisionTree tree = root.tree(PATIENCE);

        assertThat(tree)
                .isEqualTo(supervisor(
                        "root",
                        Optional.of("root"),
                        root.pid(),
                        worker("named", Optional.of("worker"), new ChildStatus.Running(named), 1, DIED),
                        supervisor(
                                "inner",
                                Optional.empty(),
                                inner,
                                worker("a", Optional.empty(), new ChildStatus.Stopped(), 0, ExitReason.NORMAL)),
                        supervisor(
                                "many",
                                Optional.empty(),
                                many,
                                new SupervisionTree(
                                        "one",
                                        Optional.empty(),
                                        ChildSpec.Kind.WORKER,
                                        new ChildStatus.Running(one),
                                        0,
                                        Optional.empty(),
                                        List.of(),
                                        true))));
        assertThat(tree.running()).isEqualTo(5);
        assertThat(DynamicSupervisorRef.of(many).tree(PATIENCE).children())
                .isEqualTo(tree.children().getLast().children());
    }

    @Test
    void listsASupervisorThatDoesNotAnswerWithoutItsChildren() {
        CountDownLatch release = new CountDownLatch(1);
        SupervisorRef root = Supervisor.oneForOne()
                .child(ChildSpec.supervisor("busy", Supervisor.oneForOne()))
                .start(stage.node)
                .orThrow();
        SupervisorRef busy = SupervisorRef.of(pidOf(root, "busy"));
        stage.node.spawn(_ -> busy.startChild(ChildSpec.startedBy("slow", _ -> {
            stage.inbox.pid().send("busy");
            release.await();
            return ChildStart.ignored();
        })));
        assertThat(stage.inbox.receive("busy"::equals, PATIENCE)).isPresent();

        SupervisionTree tree = root.tree(Duration.ofMillis(200));
        release.countDown();

        SupervisionTree child = tree.children().getFirst();
        assertThat(child.answered()).isFalse();
        assertThat(child.children()).isEmpty();
        assertThat(child.pid()).contains(busy.pid());
    }

    private static SupervisionTree supervisor(String id, Optional<String> name, Pid pid, SupervisionTree... children) {
        return new SupervisionTree(
                id,
                name,
                ChildSpec.Kind.SUPERVISOR,
                new ChildStatus.Running(pid),
                0,
                Optional.empty(),
                new ArrayList<>(List.of(children)),
                true);
    }

    private static SupervisionTree worker(
            String id, Optional<String> name, ChildStatus status, long restarts, ExitReason reason) {
        return new SupervisionTree(
                id, name, ChildSpec.Kind.WORKER, status, restarts, Optional.of(reason), List.of(), true);
    }
}
