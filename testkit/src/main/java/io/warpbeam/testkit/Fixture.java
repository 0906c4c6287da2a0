package io.warpbeam.testkit;

import io.warpbeam.actors.CrashReport;
import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.Inbox;
import io.warpbeam.actors.Node;
import io.warpbeam.actors.Self;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What one test has: its node, its recorder and its probes. By the thread of the test. */
final class Fixture {

    final Node node;
    final EventRecorder recorder;
    private final Shutdown shutdown;
    private final List<TestProbe> probes = new ArrayList<>();

    Fixture(Node node, Duration grace) {
        this.node = node;
        this.recorder = EventRecorder.of(node);
        this.shutdown = new Shutdown(node, grace);
    }

    TestProbe probe() {
        TestProbe probe = TestProbe.of(node);
        probes.add(probe);
        return probe;
    }

    /** Ends it all; the failure for what was found and is not allowed. */
    Optional<AssertionError> close(Set<Finding> allowed) {
        List<String> letters =
                recorder.unexpectedDeadLetters().stream().map(Text::of).toList();
        probes.forEach(TestProbe::close);
        leaveInbox();
        List<Leak> leaks = shutdown.run();
        recorder.close();
        List<CrashReport> crashes = recorder.unexpectedCrashes();

        List<String> parts = new ArrayList<>();
        if (!allowed.contains(Finding.CRASH)) {
            add(
                    parts,
                    "crash",
                    "that no expectCrash took",
                    Finding.CRASH,
                    crashes.stream().map(Text::of).toList());
        }
        if (!allowed.contains(Finding.DEAD_LETTER)) {
            add(parts, "dead letter", "that no expectDeadLetter took", Finding.DEAD_LETTER, letters);
        }
        if (!allowed.contains(Finding.LEAK)) {
            add(
                    parts,
                    "leak",
                    "of processes",
                    Finding.LEAK,
                    leaks.stream().map(Leak::text).toList());
        }
        return parts.isEmpty() ? Optional.empty() : Optional.of(failure(parts, allowed, crashes));
    }

    /** An inbox that the test has left open would be the process of this thread for ever. */
    private void leaveInbox() {
        try {
            if (Self.current() instanceof Inbox inbox && inbox.node().equals(node)) {
                inbox.close();
            }
        } catch (IllegalStateException _) { // the thread runs no process
        }
    }

    private static void add(List<String> parts, String noun, String which, Finding finding, List<String> found) {
        if (!found.isEmpty()) {
            parts.add("\n  " + Text.count(found.size(), noun) + " " + which + " (@Allow(Finding." + finding + ")):"
                    + found.stream().map(text -> "\n    " + text).collect(Collectors.joining()));
        }
    }

    private AssertionError failure(List<String> parts, Set<Finding> allowed, List<CrashReport> crashes) {
        long dropped = recorder.dropped();
        AssertionError failure = new AssertionError("node " + node.name() + " was not left in order"
                + String.join("", parts)
                + (dropped > 0 ? "\n  " + Text.count(dropped, "older event") + " not looked at" : ""));
        if (!allowed.contains(Finding.CRASH)) {
            for (CrashReport crash : crashes) {
                if (crash.reason() instanceof ExitReason.Crashed(var error)) {
                    failure.addSuppressed(error);
                }
            }
        }
        return failure;
    }
}
