package io.warpbeam.supervision;

import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.Monitor;
import io.warpbeam.actors.Pid;
import io.warpbeam.actors.ProcessInfo;
import io.warpbeam.actors.Self;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a supervisor leaves behind that was killed: its children and what they have spawned. Found by their parents, so
 * that a process whose parent had ended before is not.
 */
final class Orphans {

    private Orphans() {}

    /** Kills everything below a process that has ended, and waits for that. By the process {@code self}. */
    static void kill(Self self, Pid ended) {
        List<Monitor> monitors = new ArrayList<>();
        for (Pid pid : below(self, ended)) {
            monitors.add(self.monitor(pid));
            pid.sendExit(ExitReason.KILL);
        }
        monitors.forEach(monitor -> self.receiveDown(monitor, SupervisorRef.NO_LIMIT));
    }

    private static List<Pid> below(Self self, Pid ended) {
        Map<Pid, List<Pid>> children = self.node().processes().stream()
                .map(self.node()::info)
                .flatMap(Optional::stream)
                .collect(Collectors.groupingBy(
                        ProcessInfo::parent, Collectors.mapping(ProcessInfo::pid, Collectors.toList())));
        List<Pid> below = new ArrayList<>();
        Deque<Pid> parents = new ArrayDeque<>(List.of(ended));
        while (!parents.isEmpty()) {
            List<Pid> found = children.getOrDefault(parents.remove(), List.of());
            below.addAll(found);
            parents.addAll(found);
        }
        return below;
    }
}
