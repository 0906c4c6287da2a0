package io.warpbeam.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.Inbox;
import io.warpbeam.actors.Node;
import io.warpbeam.actors.Pid;
import io.warpbeam.actors.SpawnOptions;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Tests that pass and tests that fail, run by {@link WarpbeamExtensionTest} alone. */
final class ExtensionCases {

    static final Set<Node> NODES = ConcurrentHashMap.newKeySet();

    /** What a run says to have these tests in it. */
    static final String ASKED_FOR = "io.warpbeam.testkit.cases";

    private ExtensionCases() {}

    /** Keeps these tests out of runs that did not ask for them. */
    @Retention(RetentionPolicy.RUNTIME)
    @ExtendWith(OnlyWhenAsked.class)
    @interface Case {}

    static final class OnlyWhenAsked implements ExecutionCondition {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            return context.getConfigurationParameter(ASKED_FOR).isPresent()
                    ? ConditionEvaluationResult.enabled("asked for")
                    : ConditionEvaluationResult.disabled("run by WarpbeamExtensionTest");
        }
    }

    private static Pid crash(Node node, TestProbe probe) {
        Pid pid = node.spawn(SpawnOptions.named("fragile"), _ -> {
            throw new IllegalStateException("boom");
        });
        probe.awaitEnd(pid);
        return pid;
    }

    private static void spawnStubborn(Node node, TestProbe probe) {
        node.spawn(SpawnOptions.named("stubborn").trappingExits(), self -> {
            probe.pid().send("ready");
            while (true) {
                self.receive();
            }
        });
        probe.expect("ready");
    }

    private static void lose(Node node, TestProbe probe) {
        Pid ended = node.spawn(_ -> {});
        probe.awaitEnd(ended);
        ended.send("late");
    }

    @Case
    @WarpbeamTest
    static class Good {

        private Node before;

        @BeforeEach
        void setUp(Node node) {
            before = node;
            NODES.add(node);
        }

        @AfterEach
        void tearDown(Node node) {
            assertThat(node).isSameAs(before);
        }

        @Test
        void getsOneNodeForAllItsMethods(Node node, EventRecorder recorder, EventRecorder same) {
            assertThat(node).isSameAs(before);
            assertThat(node.name()).isEqualTo("getsOneNodeForAllItsMethods");
            assertThat(recorder).isSameAs(same);
        }

        @Test
        void getsAProbeForEachParameter(TestProbe first, TestProbe second) {
            assertThat(first.pid()).isNotEqualTo(second.pid());
            first.send(second.pid(), "hello");
            second.expect("hello");
            first.send(second.pid(), "never read");
        }

        @Test
        void mayLeaveProcessesThatObey(Node node, TestProbe probe) {
            node.spawn(self -> {
                Pid child = self.spawnLink(inner -> inner.receive());
                probe.pid().send(child);
                self.receive();
            });
            probe.expect(Pid.class);
        }

        @Test
        void mayLeaveAnInboxOpen(Node node) {
            Inbox inbox = node.inbox();
            inbox.pid().send("left over");
            node.spawn(self -> self.receive());
        }

        @RepeatedTest(3)
        void runsRepeatedly(Node node) {
            assertThat(NODES).contains(node);
        }

        @Nested
        class Inside {
            @Test
            void getsANodeToo(Node node) {
                assertThat(node).isSameAs(before);
            }
        }
    }

    @Case
    @WarpbeamTest
    static class Expecting {
        @Test
        void theCrash(Node node, TestProbe probe, EventRecorder recorder) {
            recorder.expectCrash(crash(node, probe));
        }

        @Test
        void theDeadLetter(Node node, TestProbe probe, EventRecorder recorder) {
            lose(node, probe);
            recorder.expectDeadLetter("late");
        }
    }

    @Case
    @WarpbeamTest
    static class Crashing {
        @Test
        void unexpectedly(Node node, TestProbe probe) {
            crash(node, probe);
        }

        @Test
        @Allow(Finding.CRASH)
        void allowed(Node node, TestProbe probe) {
            crash(node, probe);
        }
    }

    @Case
    @WarpbeamTest
    static class Failing {
        @Test
        void byItself(Node node, TestProbe probe) {
            crash(node, probe);
            throw new IllegalArgumentException("the test's own failure");
        }
    }

    @Case
    @WarpbeamTest
    static class CrashingInTheEnd {
        @Test
        void whenAskedToShutDown(Node node, TestProbe probe) {
            node.spawn(SpawnOptions.DEFAULT.trappingExits(), self -> {
                probe.pid().send("ready");
                self.receive();
                throw new IllegalStateException("in the clean-up");
            });
            probe.expect("ready");
        }
    }

    @Case
    @WarpbeamTest
    static class Losing {
        @Test
        void aMessage(Node node, TestProbe probe) {
            lose(node, probe);
        }

        @Nested
        @Allow(Finding.DEAD_LETTER)
        class Allowed {
            @Nested
            class Deeper {
                @Test
                void aMessage(Node node, TestProbe probe) {
                    lose(node, probe);
                }
            }
        }
    }

    @Case
    static class Leaking {
        @RegisterExtension
        static final WarpbeamExtension WARPBEAM =
                new WarpbeamExtension().node(builder -> builder.workers(1)).grace(Duration.ofMillis(50));

        @Test
        void aProcessThatDoesNotEnd(Node node, TestProbe probe) {
            spawnStubborn(node, probe);
        }

        @Test
        void anOrphan(Node node, TestProbe probe) {
            node.spawn(self -> {
                Pid orphan = node.spawn(SpawnOptions.DEFAULT.label("orphan"), inner -> inner.receive());
                probe.pid().send(orphan);
                self.receive();
            });
            probe.expect(Pid.class);
        }

        @Test
        void anOrphanWhoseParentHasEnded(Node node, TestProbe probe) {
            Pid parent = node.spawn(_ -> node.spawn(SpawnOptions.DEFAULT.label("orphan"), inner -> inner.receive()));
            assertThat(probe.awaitEnd(parent)).isIn(ExitReason.NORMAL, ExitReason.NO_PROCESS);
        }

        @Test
        void codeOfAKilledProcess(Node node, TestProbe probe) {
            CountDownLatch stop = new CountDownLatch(1);
            STOPS.add(stop);
            Pid pid = node.spawn(_ -> {
                probe.pid().send("ready");
                while (stop.getCount() > 0) {
                    Thread.onSpinWait();
                }
            });
            probe.expect("ready");
            pid.sendExit(ExitReason.KILL);
            probe.awaitEnd(pid);
        }

        @Test
        @Allow({Finding.LEAK, Finding.CRASH})
        void allowed(Node node, TestProbe probe) {
            NODES.add(node);
            spawnStubborn(node, probe);
        }
    }

    static final Set<CountDownLatch> STOPS = ConcurrentHashMap.newKeySet();

    @Case
    @WarpbeamTest
    @Execution(ExecutionMode.CONCURRENT)
    static class Parallel {
        @RepeatedTest(20)
        void eachHasItsOwn(Node node, TestProbe probe, EventRecorder recorder) {
            NODES.add(node);
            Pid pid = node.spawn(_ -> {
                throw new IllegalStateException("boom");
            });
            assertThat(recorder.expectCrash(pid).pid()).isEqualTo(pid);
            node.spawn(_ -> probe.pid().send(node.name()));
            probe.expect(node.name());
            assertThat(recorder.crashes()).hasSize(1);
        }
    }

    @Case
    @WarpbeamTest
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    static class Constructed {
        Constructed(Node node) {
            NODES.add(node);
        }

        @Test
        void neverRuns() {}
    }
}
