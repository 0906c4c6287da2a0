package io.warpbeam.actors;

import io.warpbeam.actors.ProcessInfo.Status;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads process information from outside, part by part, while the process runs. */
final class Inspection {

    private Inspection() {}

    static Optional<ProcessInfo> of(LocalProcess process) {
        if (!process.isAlive()) {
            return Optional.empty();
        }
        Optional<Relations> relations = process.knownRelations();
        Optional<Call<?>> call =
                process.current() instanceof CallSlot<?> request ? Optional.of(request.call()) : Optional.empty();
        return Optional.of(new ProcessInfo(
                process,
                process.name(),
                process.options().label(),
                process.kind(),
                status(process),
                process.parentProcess(),
                process.queueLength(),
                relations.map(known -> List.<Pid>copyOf(known.linked())).orElse(List.of()),
                relations.map(known -> targets(known.monitors())).orElse(List.of()),
                relations.map(known -> owners(known.watchers())).orElse(List.of()),
                process.isTrapping(),
                process.handled(),
                Duration.ofNanos(process.timeInHandlersNanos()),
                call));
    }

    private static List<Pid> targets(List<MonitorRef> monitors) {
        return monitors.stream().map(MonitorRef::target).toList();
    }

    private static List<Pid> owners(List<MonitorRef> watchers) {
        return watchers.stream().<Pid>map(monitor -> monitor.owner).toList();
    }

    private static Status status(LocalProcess process) {
        boolean hasMail = process.queueLength() > 0;
        return switch (process.phase()) {
            case LocalProcess.REST -> hasMail ? Status.RUNNABLE : Status.WAITING;
            case LocalProcess.USER, LocalProcess.BORROWED -> Status.RUNNING;
            default -> process.waiter() == null ? Status.RUNNING : waiting(hasMail);
        };
    }

    /** A process that waits with mail in its box waits for something else. */
    private static Status waiting(boolean hasMail) {
        return hasMail ? Status.SUSPENDED : Status.WAITING;
    }
}
