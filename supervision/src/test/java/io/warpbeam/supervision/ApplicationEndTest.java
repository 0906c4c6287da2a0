package io.warpbeam.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import io.warpbeam.actors.Exit;
import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.Node;
import io.warpbeam.actors.Pid;
import io.warpbeam.actors.ProcessBody;
import io.warpbeam.actors.SpawnOptions;
import io.warpbeam.testkit.Simulation;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How applications end, by themselves or not, and what that means for their node. */
class ApplicationEndTest {

    private static final Duration LONG = Duration.ofDays(1);

    /** Of virtual time; timers fire at the next tick. */
    private static final Duration SOON_AFTER = Duration.ofMillis(5_010);

    /** How a tree ends by itself. */
    enum Cause {
        NORMAL,
        SHUTDOWN,
        FAILURE
    }

    /** A tree whose child, when it gets a cause, ends the tree with it. */
    private static Supervisor fragile(AtomicReference<Pid> child) {
        return Supervisor.oneForOne().intensity(0, Duration.ofSeconds(1)).child(ChildSpec.process("child", self -> {
            child.set(self.pid());
            self.receive();
            throw self.exit(ExitReason.of("fails"));
        }));
    }

    /** Ends the tree of the application as the cause says. */
    private static void end(Applications applications, AtomicReference<Pid> child, Cause cause) {
        switch (cause) {
            case NORMAL -> applications.find("fragile").orElseThrow().top().stop();
            case SHUTDOWN, FAILURE -> {
                Stage.await(() -> child.get() != null, true);
                child.get().send("end");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "PERMANENT, NORMAL, true",
        "PERMANENT, SHUTDOWN, true",
        "PERMANENT, FAILURE, true",
        "TRANSIENT, NORMAL, false",
        "TRANSIENT, SHUTDOWN, true",
        "TRANSIENT, FAILURE, true",
        "TEMPORARY, NORMAL, false",
        "TEMPORARY, SHUTDOWN, false",
        "TEMPORARY, FAILURE, false"
    })
    void theModeAndTheReasonDecideWhetherTheNodeIsClosed(ApplicationMode mode, Cause cause, boolean closes) {
        Queue<ApplicationEvent> events = new ConcurrentLinkedQueue<>();
        Troupe troupe = new Troupe();
        AtomicReference<Pid> child = new AtomicReference<>();
        try (Node node = Node.builder("fragile").logging(false).start()) {
            node.listen(event -> {
                if (event instanceof ApplicationEvent told) {
                    events.add(told);
                }
            });
            Applications applications = Applications.on(node);
            Supervisor tree = fragile(child);
            applications
                    .start(
                            Application.of("other", Supervisor.oneForOne().child(troupe.child("other"))),
                            Application.of("fragile", cause == Cause.FAILURE ? tree.failing() : tree)
                                    .mode(mode))
                    .orThrow();

            end(applications, child, cause);

            Stage.await(() -> events.stream().anyMatch(ApplicationEvent.Ended.class::isInstance), true);
            if (closes) {
                Stage.await(() -> node.processes().isEmpty(), true);
                assertThat(troupe.marks()).isEqualTo("+other -other");
                assertThat(events).contains(new ApplicationEvent.Stopped("other", ExitReason.SHUTDOWN));
            } else {
                assertThat(applications.running())
                        .extracting(ApplicationInfo::name)
                        .containsExactly("other");
            }
        }
        assertThat(events.stream()
                        .filter(ApplicationEvent.Ended.class::isInstance)
                        .map(ApplicationEvent.Ended.class::cast))
                .singleElement()
                .satisfies(ended -> {
                    assertThat(ended.mode()).isEqualTo(mode);
                    assertThat(ended.closesNode()).isEqualTo(closes);
                });
    }

    @Test
    void stoppingAPermanentApplicationLeavesTheNodeOpen() {
        try (Node node = Node.start("open")) {
            Applications applications = Applications.on(node);
            applications
                    .start(Application.of("shop", Supervisor.oneForOne()).mode(ApplicationMode.PERMANENT))
                    .orThrow();

            applications.stop("shop", LONG);

            assertThat(applications.running()).isEmpty();
            assertThat(node.spawn(_ -> {})).isNotNull();
        }
    }

    @Test
    void aPermanentApplicationThatEndsClosesItsNodeInEveryOrderOfEvents() {
        Simulation.explore(200, world -> {
            AtomicReference<Pid> child = new AtomicReference<>();
            Applications applications = Applications.on(world.node());
            applications
                    .start(
                            Application.of("other", Supervisor.oneForOne()),
                            Application.of("fragile", fragile(child)).mode(ApplicationMode.PERMANENT))
                    .orThrow();
            while (child.get() == null) {
                world.sleep(Duration.ofMillis(1));
            }
            child.get().send("end");
            world.settle();
            assertThat(world.node().processes()).isEmpty();
        });
    }

    /** Takes so long to shut down. */
    private static ProcessBody slow(Duration duration) {
        return self -> {
            while (!(self.receive() instanceof Exit)) {
                self.pid();
            }
            self.sleep(duration);
        };
    }

    private static Application<?> slow(String name, Duration duration) {
        ChildSpec child = ChildSpec.process(name, slow(duration), SpawnOptions.DEFAULT.trappingExits())
                .shutdown(Shutdown.infinite());
        return Application.of(
                name,
                Supervisor.oneForOne()
                        .child(ChildSpec.supervisor(
                                "below", Supervisor.oneForOne().child(child))));
    }

    @Test
    void allApplicationsTogetherHaveTheTimeThatAStopAllows() {
        Simulation.explore(50, world -> {
            Applications applications = Applications.on(world.node());
            applications
                    .start(
                            slow("first", Duration.ofSeconds(1)),
                            slow("second", Duration.ofSeconds(3)),
                            slow("third", Duration.ofSeconds(3)))
                    .orThrow();
            world.settle();
            Duration before = world.time();

            List<ApplicationEnd> ends = applications.stopAll(Duration.ofSeconds(5));

            assertThat(ends)
                    .containsExactly(
                            new ApplicationEnd("third", ExitReason.SHUTDOWN),
                            new ApplicationEnd("second", ExitReason.KILLED),
                            new ApplicationEnd("first", ExitReason.KILLED));
            assertThat(world.time().minus(before)).isBetween(Duration.ofSeconds(5), SOON_AFTER);
            assertThat(world.node().processes()).hasSize(2); // the root, and the process of the applications
        });
    }

    @Test
    void whatIsBelowATreeThatHasToBeKilledIsKilledToo() {
        Simulation.explore(50, world -> {
            Applications applications = Applications.on(world.node());
            ChildSpec stubborn = ChildSpec.process(
                    "stubborn", Worker.stubborn(() -> {}, () -> {}), SpawnOptions.DEFAULT.trappingExits());
            Supervisor below = Supervisor.oneForOne().child(stubborn.shutdown(Shutdown.infinite()));
            applications
                    .start(Application.of(
                            "stubborn", Supervisor.oneForOne().child(ChildSpec.supervisor("below", below))))
                    .orThrow();

            assertThat(applications.stop("stubborn", Duration.ofSeconds(1)))
                    .contains(new ApplicationEnd("stubborn", ExitReason.KILLED));
            assertThat(world.node().processes()).hasSize(2);
        });
    }

    @Test
    void closingTheNodeStopsApplicationsInReverseAndThenTheRest() {
        Queue<String> marks = new ConcurrentLinkedQueue<>();
        Node node = Node.start("closing");
        Applications.on(node)
                .start(marking(marks, "storage"), marking(marks, "shop").dependsOn("storage"))
                .orThrow();
        node.spawn(SpawnOptions.DEFAULT.trappingExits(), self -> {
            self.receive();
            marks.add("rest");
        });

        node.close(LONG);

        assertThat(marks).containsExactly("shop", "storage", "rest");
    }

    private static Application<?> marking(Queue<String> marks, String name) {
        return Application.of(
                name, Supervisor.oneForOne().child(ChildSpec.of(name, () -> Worker.telling(_ -> marks.add(name)))));
    }

    @Test
    void closingTheNodeKillsWhatAnApplicationHasNotEndedInTime() {
        Simulation.explore(20, world -> {
            Applications.on(world.node())
                    .start(slow("quick", Duration.ofSeconds(1)), slow("endless", Duration.ofDays(1)))
                    .orThrow();
            world.settle();
            Duration before = world.time();
            world.node().close(Duration.ofSeconds(5));
            assertThat(world.time().minus(before)).isBetween(Duration.ofSeconds(5), SOON_AFTER);
            assertThat(world.node().processes()).isEmpty();
        });
    }

    @Test
    void aJvmThatEndsClosesTheNodeFirstWhenItWasAskedTo() throws Exception {
        assertThat(linesOfJvm("asked")).containsExactly("shop ends", "storage ends");
        assertThat(linesOfJvm("not asked")).isEmpty();
        assertThat(linesOfJvm("withdrawn")).isEmpty();
    }

    private static List<String> linesOfJvm(String how) throws Exception {
        Process jvm = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        EndingJvm.class.getName(),
                        how)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(jvm.getInputStream(), StandardCharsets.UTF_8))) {
            List<String> all = lines.lines().toList();
            assertThat(jvm.waitFor()).isEqualTo(3);
            return all;
        }
    }

    /** A program that ends in the middle of its work. */
    static final class EndingJvm {

        private EndingJvm() {}

        public static void main(String[] how) {
            Node node = Node.start("program");
            Applications applications = Applications.on(node);
            applications.start(telling("storage"), telling("shop")).orThrow();
            if (!how[0].equals("not asked")) {
                Node.Subscription hook = applications.closeWithJvm(Duration.ofSeconds(30));
                if (how[0].equals("withdrawn")) {
                    hook.close();
                }
            }
            System.exit(3);
        }

        private static Application<?> telling(String name) {
            return Application.of(
                    name,
                    Supervisor.oneForOne()
                            .child(ChildSpec.of(name, () -> Worker.telling(_ -> System.out.println(name + " ends")))));
        }
    }
}
