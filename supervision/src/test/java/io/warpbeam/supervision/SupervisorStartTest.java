package io.warpbeam.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.Pid;
import io.warpbeam.actors.Self;
import io.warpbeam.actors.SpawnOptions;
import io.warpbeam.actors.server.GenServer;
import io.warpbeam.actors.server.Init;
import io.warpbeam.actors.server.ServerOptions;
import io.warpbeam.actors.server.ServerRef;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SupervisorStartTest {

    private final Stage stage = new Stage();
    private final Queue<String> marks = new ConcurrentLinkedQueue<>();

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    @Tag("S01")
    void startsWithoutChildrenAndEndsWhenItsParentSaysSo() {
        Stage.Family family = stage.family(Supervisor.oneForOne());

        assertThat(SupervisorRef.of(family.supervisor()).countChildren()).isEqualTo(new ChildCounts(0, 0, 0, 0));
        assertThat(stage.end(family.supervisor(), () -> family.parent().send(new Stage.Signal(ExitReason.SHUTDOWN))))
                .isEqualTo(ExitReason.SHUTDOWN);
    }

    @Test
    void startsServersProcessesAndSupervisorsInOrder() {
        SupervisorRef supervisor = Supervisor.oneForOne()
                .child(noted("a", ChildSpec.of("a", Worker::new)))
                .child(noted("b", ChildSpec.process("b", Worker::body)))
                .child(noted("c", ChildSpec.supervisor("c", Supervisor.oneForOne())))
                .child(noted("d", ChildSpec.supervisor("d", DynamicSupervisor.oneForOne())))
                .start(stage.node)
                .orThrow();

        assertThat(marks).containsExactly("a", "b", "c", "d");
        assertThat(supervisor.countChildren()).isEqualTo(new ChildCounts(4, 4, 2, 2));
        assertThat(supervisor.info().children()).extracting(ChildInfo::id).containsExactly("a", "b", "c", "d");
        assertThat(supervisor.info().pid()).isEqualTo(supervisor.pid());
    }

    @Test
    void linksItsChildrenToItself() {
        SupervisorRef supervisor = Supervisor.oneForOne()
                .child("a", Restart.PERMANENT, Worker::new)
                .child(ChildSpec.process("b", Worker::body))
                .start(stage.node)
                .orThrow();

        for (ChildInfo child : supervisor.whichChildren()) {
            var info = stage.node.info(child.pid().orElseThrow()).orElseThrow();
            assertThat(info.links()).containsExactly(supervisor.pid());
            assertThat(info.parent()).isEqualTo(supervisor.pid());
        }
    }

    @Test
    @Tag("S04")
    void doesNotKeepATemporaryChildThatDoesNotWantToStart() {
        ChildSpec ignoring =
                ChildSpec.startedBy("c1", _ -> ChildStart.ignored()).restart(Restart.TEMPORARY);
        SupervisorRef supervisor = Supervisor.oneForOne()
                .child(ignoring)
                .child("c2", Restart.PERMANENT, Worker::new)
                .start(stage.node)
                .orThrow();

        assertThat(supervisor.countChildren()).isEqualTo(new ChildCounts(1, 1, 0, 1));
        assertThat(supervisor.startChild(ignoring)).isEqualTo(new StartChildResult.Ignored());
        assertThat(supervisor.countChildren()).isEqualTo(new ChildCounts(1, 1, 0, 1));
        assertThat(supervisor.whichChildren()).extracting(ChildInfo::id).containsExactly("c2");
    }

    @Test
    void keepsAnotherChildThatDoesNotWantToStartAsStopped() {
        SupervisorRef supervisor = Supervisor.oneForOne()
                .child("c1", Restart.PERMANENT, () -> new FailingServer(Init.ignore()))
                .start(stage.node)
                .orThrow();

        assertThat(supervisor.countChildren()).isEqualTo(new ChildCounts(1, 0, 0, 1));
        assertThat(supervisor.whichChildren()).extracting(ChildInfo::status).containsExactly(new ChildStatus.Stopped());
        assertThat(supervisor.restartChild("c1")).isEqualTo(new RestartChildResult.Ignored());
    }

    @Test
    @Tag("S07")
    void failsWithWhatAStartFunctionThrows() {
        RuntimeException fail = new IllegalStateException("fail");
        Supervisor supervisor = Supervisor.oneForOne().name("shop").child(ChildSpec.startedBy("c1", _ -> {
            throw fail;
        }));

        assertThat(supervisor.startLink(stage.inbox)).isEqualTo(failedToStart("c1", ExitReason.error(fail)));
        assertThat(stage.node.whereis("shop")).isEmpty();
        assertThat(stage.inbox.receive(Duration.ZERO)).isEmpty();
    }

    @Test
    @Tag("S08")
    void failsWithTheReasonThatAStartFunctionGives() {
        ChildSpec failing = ChildSpec.startedBy("c1", _ -> ChildStart.failed(ExitReason.of("reason")));

        assertThat(Supervisor.oneForOne().child(failing).start(stage.node))
                .isEqualTo(failedToStart("c1", ExitReason.of("reason")));

        SupervisorRef supervisor = Supervisor.oneForOne().start(stage.node).orThrow();
        assertThat(supervisor.startChild(failing)).isEqualTo(new StartChildResult.Failed(ExitReason.of("reason")));
        assertThat(supervisor.whichChildren()).isEmpty();
    }

    @Test
    @Tag("S20")
    void endsTheChildrenStartedSoFarBeforeItFails() {
        AtomicReference<Pid> a = new AtomicReference<>();
        Supervisor supervisor = Supervisor.oneForOne()
                .child("a", Restart.PERMANENT, () -> Worker.telling(reason -> marks.add("a " + reason)))
                .child(ChildSpec.startedBy("b", self -> {
                    a.set(stage.node.info(self.pid()).orElseThrow().links().getFirst());
                    return ChildStart.failed(ExitReason.of("no"));
                }))
                .child(noted("c", ChildSpec.of("c", Worker::new)));

        assertThat(supervisor.start(stage.node)).isEqualTo(failedToStart("b", ExitReason.of("no")));
        assertThat(marks).containsExactly("a " + ExitReason.SHUTDOWN);
        assertThat(a.get().isAlive()).isFalse();
        assertThat(stage.next(SupervisorEvent.ChildStartFailed.class))
                .satisfies(event -> assertThat(event.id()).isEqualTo("b"))
                .satisfies(event -> assertThat(event.reason()).isEqualTo(ExitReason.of("no")));
    }

    @Test
    void failsWhenAServerRefusesToStart() {
        ExitReason no = ExitReason.of("no database");

        assertThat(Supervisor.oneForOne()
                        .child("db", Restart.PERMANENT, () -> new FailingServer(Init.fail(no)))
                        .start(stage.node))
                .isEqualTo(failedToStart("db", no));
    }

    @Test
    void tellsANestedFailureToTheTop() {
        Supervisor inner = Supervisor.oneForOne()
                .child(ChildSpec.startedBy("worker", _ -> ChildStart.failed(ExitReason.of("no"))));

        assertThat(Supervisor.oneForOne()
                        .child(ChildSpec.supervisor("inner", inner))
                        .start(stage.node))
                .isEqualTo(failedToStart(
                        "inner", ExitReason.shutdown(new FailedToStartChild("worker", ExitReason.of("no")))));
    }

    @Test
    void throwsOnDemandWhenItDidNotStart() {
        IllegalStateException cause = new IllegalStateException("fail");
        var result = new SupervisorStart.Failed<SupervisorRef>(ExitReason.error(cause));

        assertThatExceptionOfType(NotStartedException.class)
                .isThrownBy(result::orThrow)
                .withMessageContaining("fail")
                .withCause(cause);
    }

    @Test
    void startsOnceUnderAName() {
        Supervisor named = Supervisor.oneForOne().name("shop");
        SupervisorRef supervisor = named.start(stage.node).orThrow();

        assertThat(named.start(stage.node)).isEqualTo(new SupervisorStart.AlreadyStarted<>(supervisor.pid()));
        assertThat(SupervisorRef.named(stage.node, "shop").pid()).isEqualTo(supervisor.pid());
        supervisor.stop();
        assertThat(named.start(stage.node)).isInstanceOf(SupervisorStart.Started.class);
    }

    @Test
    @Tag("S29")
    void passesOnWhatAStartFunctionHasToSay() {
        SupervisorRef supervisor = Supervisor.oneForOne().start(stage.node).orThrow();
        ChildSpec talkative =
                ChildSpec.startedBy("c1", self -> ChildStart.started(self.spawnLink(Worker::body), "extra_return"));

        StartChildResult started = supervisor.startChild(talkative);
        Pid first = started.orThrow();
        assertThat(started).isEqualTo(new StartChildResult.Started(first, Optional.of("extra_return")));

        Pid second = stage.restart(first, ExitReason.of("died"));
        assertThat(second).isNotEqualTo(first);

        supervisor.terminateChild("c1");
        RestartChildResult restarted = supervisor.restartChild("c1");
        assertThat(restarted)
                .isEqualTo(new RestartChildResult.Started(restarted.orThrow(), Optional.of("extra_return")));
    }

    @Test
    @Tag("S80")
    void doesNotAdoptAProcessThatHoldsTheNameOfAChild() {
        Pid holder = stage.node.spawn(SpawnOptions.named("taken"), Worker::body);
        SupervisorRef supervisor = Supervisor.oneForOne().start(stage.node).orThrow();

        assertThat(supervisor.startChild(ChildSpec.of("server", Worker::new, ServerOptions.named("taken"))))
                .isEqualTo(new StartChildResult.AlreadyStarted(holder));
        assertThat(supervisor.startChild(ChildSpec.process("process", Worker::body, SpawnOptions.named("taken"))))
                .isEqualTo(new StartChildResult.AlreadyStarted(holder));
        assertThat(supervisor.whichChildren()).isEmpty();

        supervisor.stop();
        assertThat(holder.isAlive()).isTrue();
    }

    @Test
    void aRestartedServerIsFoundUnderItsName() {
        Supervisor.oneForOne()
                .child(ChildSpec.of("worker", Worker::new, ServerOptions.named("worker")))
                .start(stage.node)
                .orThrow();
        ServerRef worker = ServerRef.named(stage.node, "worker");

        Pid second = stage.restart(worker.pid(), ExitReason.of("died"));

        assertThat(worker.pid()).isEqualTo(second);
    }

    @Test
    void everyStartFromOneDescriptionHasChildrenOfItsOwn() {
        Supervisor description = Supervisor.oneForOne().child("c1", Restart.PERMANENT, Worker::new);

        List<Optional<Pid>> pids = List.of(
                description
                        .start(stage.node)
                        .orThrow()
                        .whichChildren()
                        .getFirst()
                        .pid(),
                description
                        .start(stage.node)
                        .orThrow()
                        .whichChildren()
                        .getFirst()
                        .pid());

        assertThat(pids).doesNotHaveDuplicates().allMatch(Optional::isPresent);
    }

    private ChildSpec noted(String mark, ChildSpec spec) {
        return spec.as(spec.id(), self -> {
            marks.add(mark);
            return spec.start().start(self);
        });
    }

    private static SupervisorStart<SupervisorRef> failedToStart(String id, ExitReason reason) {
        return new SupervisorStart.Failed<>(ExitReason.shutdown(new FailedToStartChild(id, reason)));
    }

    private record FailingServer(Init<String> result) implements GenServer<String> {
        @Override
        public Init<String> init(Self self) {
            return result;
        }
    }
}
