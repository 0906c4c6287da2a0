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
        return Optional.of(new ProcessInfo(
                process,
                process.name(),
                process.options().label(),
                process.kind(),
                status(process),
                process.parentProcess(),
                process.queueLength(),
                relations.map(known -> List.<Pid>copyOf(known.linked())).orElse(List.of()),
                relations.map(known -> List.<Monitor>copyOf(known.monitors())).orElse(List.of()),
                relations.map(known -> owners(known.watchers())).orElse(List.of()),
                relations.map(known -> List.<Alias>copyOf(known.aliases())).orElse(List.of()),
                process.isTrapping(),
                process.handled(),
                Duration.ofNanos(process.timeInHandlersNanos()),
                currentCall(process),
                process.isSuspended()));
    }

    private static List<Pid> owners(List<MonitorRef> watchers) {
        return watchers.stream().<Pid>map(monitor -> monitor.owner).toList();
    }

    /** The call that the process waits for, or else the one that it answers. */
    private static Optional<Call<?>> currentCall(LocalProcess process) {
        Object work = process.awaited().<Object>map(shot -> shot).orElseGet(process::current);
        return work instanceof CallSlot<?> request ? Optional.of(request.call()) : Optional.empty();
    }

    private static Status status(LocalProcess process) {
        if (process.awaited().isPresent()) {
            return Status.SUSPENDED;
        }
        return switch (process.phase()) {
            case LocalProcess.REST -> process.queueLength() > 0 ? Status.RUNNABLE : Status.WAITING;
            case LocalProcess.USER, LocalProcess.BORROWED -> Status.RUNNING;
            default -> process.waiter() == null ? Status.RUNNING : Status.WAITING;
        };
    }
}
