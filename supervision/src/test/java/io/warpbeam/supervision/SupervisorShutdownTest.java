package io.warpbeam.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import io.warpbeam.actors.Down;
import io.warpbeam.actors.Exit;
import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.Pid;
import io.warpbeam.actors.ProcessBody;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SupervisorShutdownTest {

    private static final Shutdown SHORT = Shutdown.after(Duration.ofMillis(50));
    private static final ExitReason DIED = ExitReason.of("died");

    private final Stage stage = new Stage();
    private final Queue<String> marks = new ConcurrentLinkedQueue<>();

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    @Tag("S28")
    @Tag("S73")
    void endsItsChildrenOneAfterTheOtherInReverseOrder() {
        Supervisor supervisor = Supervisor.oneForOne();
        List<String> ids = List.of("ch7", "ch3", "ch10", "ch2", "ch5");
        for (String id : ids) {
            supervisor = supervisor.child(ChildSpec.process(id, marking(id)).shutdown(Shutdown.infinite()));
        }
        SupervisorRef ref = supervisor.start(stage.node).orThrow();
        ids.forEach(id -> await("ready " + id));
        stage.restart(childOf(ref, "ch10"), DIED);
        await("ready ch10");

        ref.stop();

        assertThat(marks)
                .containsExactly(
                        "ch5 asked",
                        "ch5 ends",
                        "ch2 asked",
                        "ch2 ends",
                        "ch10 asked",
                        "ch10 ends",
                        "ch3 asked",
                        "ch3 ends",
                        "ch7 asked",
                        "ch7 ends");
    }

    @ParameterizedTest
    @EnumSource
    @Tag("S28")
    void endsInOrderWhicheverWayItIsToldTo(Cause cause) {
        Stage.Family family = stage.family(
                Supervisor.oneForOne().child(told("a")).child(told("b")).child(told("c")));

        ExitReason reason = stage.end(family.supervisor(), () -> {
            switch (cause) {
                case STOP -> SupervisorRef.of(family.supervisor()).stop();
                case SIGNAL_OF_PARENT -> family.parent().send(new Stage.Signal(ExitReason.SHUTDOWN));
                case END_OF_PARENT -> family.parent().send(new Worker.End(ExitReason.SHUTDOWN));
            }
        });

        assertThat(reason).isEqualTo(cause == Cause.STOP ? ExitReason.NORMAL : ExitReason.SHUTDOWN);
        String shutdown = " " + ExitReason.SHUTDOWN;
        assertThat(marks).containsExactly("c" + shutdown, "b" + shutdown, "a" + shutdown);
    }

    enum Cause {
        STOP,
        SIGNAL_OF_PARENT,
        END_OF_PARENT
    }

    @Test
    @Tag("S85")
    void ignoresTheExitSignalOfAStranger() {
        SupervisorRef supervisor =
                Supervisor.oneForOne().child(told("a")).start(stage.node).orThrow();

        stage.node.spawn(_ -> {
            supervisor.pid().sendExit(ExitReason.of("foo"));
            stage.inbox.pid().send(supervisor.countChildren());
        });

        await(new ChildCounts(1, 1, 0, 1));
        assertThat(marks).isEmpty();
    }

    @Test
    @Tag("S85")
    void endsWithTheReasonOfItsParentAfterItsChildren() {
        for (ExitReason reason : List.of(ExitReason.of("foo"), ExitReason.NORMAL)) {
            Stage.Family family = stage.family(Supervisor.oneForOne().child(told("a")));
            marks.clear();

            assertThat(stage.end(family.supervisor(), () -> family.parent().send(new Worker.End(reason))))
                    .isEqualTo(reason);
            assertThat(marks).containsExactly("a " + ExitReason.SHUTDOWN);
        }
    }

    @Test
    @Tag("S22")
    void killsAChildThatTakesTooLongAndReportsIt() {
        Stage.Family family = stage.family(Supervisor.oneForOne()
                .child("c1", Restart.PERMANENT, Worker::new)
                .child(ChildSpec.process("c2", stubborn()).shutdown(SHORT)));
        awaitReady();
        SupervisorRef supervisor = SupervisorRef.of(family.supervisor());
        Pid c1 = childOf(supervisor, "c1");
        Pid c2 = childOf(supervisor, "c2");

        assertThat(stage.ends(
                        List.of(c1, c2, family.supervisor()),
                        () -> family.parent().send(new Stage.Signal(ExitReason.SHUTDOWN))))
                .containsExactly(ExitReason.SHUTDOWN, ExitReason.KILLED, ExitReason.SHUTDOWN);
        assertThat(stage.rest())
                .containsExactly(
                        new SupervisorEvent.ChildShutdownError(family.supervisor(), "c2", c2, ExitReason.KILLED));
    }

    @Test
    void killsAChildAtOnceWhenItsSpecificationSaysSo() {
        SupervisorRef supervisor = Supervisor.oneForOne()
                .child(ChildSpec.process("c1", stubborn()).shutdown(Shutdown.brutalKill()))
                .start(stage.node)
                .orThrow();
        awaitReady();

        assertThat(stage.end(childOf(supervisor, "c1"), supervisor::stop)).isEqualTo(ExitReason.KILLED);
        assertThat(stage.rest()).isEmpty();
        assertThat(marks).isEmpty();
    }

    @Test
    void isNotHeldUpByAChildThatHasUnlinkedItself() {
        SupervisorRef supervisor = Supervisor.oneForOne()
                .child(ChildSpec.process("c1", self -> {
                    self.unlink(self.parent());
                    stage.inbox.pid().send("ready");
                    Worker.body(self);
                }))
                .start(stage.node)
                .orThrow();
        awaitReady();
        Pid child = childOf(supervisor, "c1");

        assertThat(stage.end(child, supervisor::stop)).isEqualTo(ExitReason.SHUTDOWN);
    }

    @Test
    void isNotHeldUpByAChildThatUnlinkedItselfAndEnded() {
        SupervisorRef supervisor = Supervisor.oneForOne()
                .child(ChildSpec.process("c1", self -> self.unlink(self.parent())))
                .start(stage.node)
                .orThrow();
        Pid child = childOf(supervisor, "c1");
        stage.end(child, () -> {});

        assertThat(supervisor.terminateChild("c1")).isEqualTo(new TerminateChildResult.Terminated());
        assertThat(supervisor.whichChildren()).extracting(ChildInfo::status).containsExactly(new ChildStatus.Stopped());
    }

    @Test
    @Tag("S26")
    void standsChildrenThatEndByThemselvesWhileAnotherIsBeingEnded() {
        CountDownLatch release = new CountDownLatch(1);
        List<ExitReason> reasons =
                List.of(ExitReason.NORMAL, ExitReason.SHUTDOWN, ExitReason.shutdown("test"), ExitReason.of("other"));
        Supervisor description =
                Supervisor.oneForOne().intensity(0, Duration.ofHours(1)).child(told("a"));
        for (Restart restart : Restart.values()) {
            for (int i = 0; i < reasons.size(); i++) {
                description = description.child(
                        ChildSpec.process(restart + " " + i, Worker::body).restart(restart));
            }
        }
        description = description.child(ChildSpec.process("z", self -> {
                    self.trapExits(true);
                    stage.inbox.pid().send("ready");
                    ExitReason reason = ((Exit) self.receive(Exit.class::isInstance)).reason();
                    stage.inbox.pid().send("stopping");
                    release.await();
                    throw self.exit(reason);
                })
                .shutdown(Shutdown.infinite()));
        Stage.Family family = stage.family(description);
        awaitReady();
        List<ChildInfo> children = SupervisorRef.of(family.supervisor()).info().children();
        Pid a = children.getFirst().pid().orElseThrow();
        Pid z = children.getLast().pid().orElseThrow();

        List<ExitReason> ends = stage.ends(List.of(a, z, family.supervisor()), () -> {
            family.parent().send(new Stage.Signal(ExitReason.SHUTDOWN));
            await("stopping");
            for (int i = 1; i < children.size() - 1; i++) {
                stage.end(children.get(i).pid().orElseThrow(), reasons.get((i - 1) % reasons.size()));
            }
            release.countDown();
        });

        assertThat(ends).containsOnly(ExitReason.SHUTDOWN);
        assertThat(errorsOf(stage.rest()))
                .as("each child that was not to end like that, youngest first")
                .containsExactly("TEMPORARY 3", "TRANSIENT 3", "PERMANENT 3", "PERMANENT 2", "PERMANENT 0");
    }

    @Test
    @Tag("S88")
    void leavesItsChildrenToTheirLinksWhenItIsKilled() {
        SupervisorRef supervisor = Supervisor.oneForOne()
                .child(told("server"))
                .child(ChildSpec.process("plain", self -> {
                    self.trapExits(true);
                    stage.inbox.pid().send("ready");
                    stage.inbox.pid().send(self.receive());
                    Worker.body(self);
                }))
                .start(stage.node)
                .orThrow();
        awaitReady();
        Pid server = childOf(supervisor, "server");
        Pid plain = childOf(supervisor, "plain");

        assertThat(stage.ends(
                        List.of(supervisor.pid(), server),
                        () -> supervisor.pid().sendExit(ExitReason.KILL)))
                .containsExactly(ExitReason.KILLED, ExitReason.KILLED);

        assertThat(marks).containsExactly("server " + ExitReason.KILLED);
        await(new Exit(supervisor.pid(), ExitReason.KILLED));
        assertThat(plain.isAlive()).isTrue();
        stage.end(plain, ExitReason.NORMAL);
    }

    @Test
    void closingTheNodeEndsTheWholeTreeInOrder() {
        Supervisor inner = Supervisor.oneForOne().child(told("b")).child(told("c"));
        Supervisor tree = Supervisor.oneForOne()
                .child(told("a"))
                .child(ChildSpec.supervisor("inner", inner))
                .child(told("d"));
        CompletableFuture.runAsync(() -> tree.start(stage.node).orThrow()).join();

        stage.close();

        String shutdown = " " + ExitReason.SHUTDOWN;
        assertThat(marks).containsExactly("d" + shutdown, "c" + shutdown, "b" + shutdown, "a" + shutdown);
    }

    private ChildSpec told(String id) {
        return ChildSpec.of(id, () -> Worker.telling(reason -> marks.add(id + " " + reason)));
    }

    private ProcessBody marking(String id) {
        return self -> {
            self.trapExits(true);
            stage.inbox.pid().send("ready " + id);
            while (true) {
                switch (self.receive()) {
                    case Exit(var _, ExitReason reason) -> {
                        marks.add(id + " asked");
                        self.monitor(stage.node.spawn(_ -> {}));
                        self.receive(Down.class::isInstance);
                        marks.add(id + " ends");
                        throw self.exit(reason);
                    }
                    case Worker.End(ExitReason reason) -> throw self.exit(reason);
                    default -> {}
                }
            }
        };
    }

    private ProcessBody stubborn() {
        return Worker.stubborn(() -> stage.inbox.pid().send("ready"), () -> marks.add("asked"));
    }

    private void awaitReady() {
        await("ready");
    }

    private void await(Object message) {
        assertThat(stage.inbox.receive(message::equals, Duration.ofSeconds(30)))
                .as("message %s", message)
                .isPresent();
    }

    private static List<String> errorsOf(List<SupervisorEvent> events) {
        List<String> ids = new ArrayList<>();
        for (SupervisorEvent event : events) {
            if (event instanceof SupervisorEvent.ChildShutdownError error) {
                ids.add(error.id());
            }
        }
        return ids;
    }

    private static Pid childOf(SupervisorRef supervisor, String id) {
        return supervisor.whichChildren().stream()
                .filter(child -> child.id().equals(id))
                .findFirst()
                .flatMap(ChildInfo::pid)
                .orElseThrow();
    }
}
