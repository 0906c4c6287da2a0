package io.warpbeam.supervision;

import io.warpbeam.actors.CallResult;
import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.Pid;
import io.warpbeam.actors.ProcessInfo;
import io.warpbeam.actors.server.ServerRef;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Asks the supervisors of a tree for their children, one after the other, until the time is over. */
final class TreeWalk {

    private final long startNanos;
    private final long timeoutNanos;

    private TreeWalk(Pid root, Duration timeout) {
        this.startNanos = now(root);
        this.timeoutNanos = Nanoseconds.of(timeout);
    }

    static SupervisionTree from(Pid root, Duration timeout) {
        Optional<String> name = name(root);
        return new TreeWalk(root, timeout).supervisor(name.orElseGet(root::toString), name, root, 0, Optional.empty());
    }

    private SupervisionTree supervisor(
            String id, Optional<String> name, Pid pid, long restarts, Optional<ExitReason> lastReason) {
        Duration left = Duration.ofNanos(Math.max(0, timeoutNanos - (now(pid) - startNanos)));
        Optional<SupervisorInfo> told = switch (ServerRef.of(pid).tryCall(new AdminCall.Describe(), left)) {
            case CallResult.Replied<SupervisorInfo>(var info) -> Optional.of(info);
            case CallResult.Failed<SupervisorInfo> _ -> Optional.empty();
        };
        List<SupervisionTree> children = told.map(SupervisorInfo::children).orElse(List.of()).stream()
                .map(this::child)
                .toList();
        return new SupervisionTree(
                id,
                name,
                ChildSpec.Kind.SUPERVISOR,
                new ChildStatus.Running(pid),
                restarts,
                lastReason,
                children,
                told.isPresent());
    }

    private SupervisionTree child(ChildInfo child) {
        Optional<String> name = child.pid().flatMap(TreeWalk::name);
        if (child.kind() == ChildSpec.Kind.SUPERVISOR && child.pid().isPresent()) {
            return supervisor(child.id(), name, child.pid().get(), child.restarts(), child.lastReason());
        }
        return new SupervisionTree(
                child.id(), name, child.kind(), child.status(), child.restarts(), child.lastReason(), List.of(), true);
    }

    private static Optional<String> name(Pid pid) {
        return pid.node().info(pid).flatMap(ProcessInfo::name);
    }

    private static long now(Pid pid) {
        return pid.node().substrate().nanoTime();
    }
}
