package io.warpbeam.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import io.warpbeam.actors.Exit;
import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.Pid;
import io.warpbeam.actors.Self;
import io.warpbeam.actors.SpawnOptions;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Children of a supervisor that mark each start with + and each end that they are asked for with -. */
final class Troupe {

    private final Queue<String> marks = new ConcurrentLinkedQueue<>();
    private final Map<String, AtomicInteger> failures = new ConcurrentHashMap<>();

    /** A child with a thread of its own that traps exits. */
    ChildSpec child(String id, Restart restart) {
        return ChildSpec.startedBy(id, self -> start(id, self)).restart(restart);
    }

    ChildSpec child(String id) {
        return child(id, Restart.PERMANENT);
    }

    private ChildStart.Outcome start(String id, Self supervisor) {
        if (failures.computeIfAbsent(id, _ -> new AtomicInteger()).getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            marks.add("!" + id);
            return ChildStart.failed(ExitReason.of("not now"));
        }
        marks.add("+" + id);
        return ChildStart.started(supervisor.spawnLink(SpawnOptions.DEFAULT.trappingExits(), self -> play(id, self)));
    }

    private void play(String id, Self self) {
        while (true) {
            switch (self.receive()) {
                case Worker.End(ExitReason reason) -> throw self.exit(reason);
                case Exit(var _, ExitReason reason) -> {
                    marks.add("-" + id);
                    throw self.exit(reason);
                }
                default -> {}
            }
        }
    }

    /** Has the next starts of a child fail. */
    void failNext(String id, int times) {
        failures.computeIfAbsent(id, _ -> new AtomicInteger()).set(times);
    }

    /** The marks since they were asked for last. */
    String marks() {
        List<String> all = List.copyOf(marks);
        marks.clear();
        return String.join(" ", all);
    }

    static Pid pidOf(SupervisorRef supervisor, String id) {
        return infoOf(supervisor, id).pid().orElseThrow();
    }

    static ChildInfo infoOf(SupervisorRef supervisor, String id) {
        List<ChildInfo> found = supervisor.whichChildren().stream()
                .filter(child -> child.id().equals(id))
                .toList();
        assertThat(found).as(id).hasSize(1);
        return found.getFirst();
    }
}
