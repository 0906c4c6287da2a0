package io.warpbeam.supervision;

import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.Pid;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The state of a dynamic supervisor. Unlike that of a supervisor it changes in place, so that the time for one child
 * does not depend on how many there are. The order of insertion is kept to make runs repeatable.
 */
final class DynamicState {

    // All used by the process of the supervisor only.
    private final Map<Pid, Child> children = new LinkedHashMap<>();
    private RestartWindow window;
    private long restarts;
    private Optional<ExitReason> end = Optional.empty();

    DynamicState(RestartWindow window) {
        this.window = window;
    }

    /** The child that runs as {@code pid} or, while it is being restarted, did so. */
    Optional<Child> find(Pid pid) {
        return Optional.ofNullable(children.get(pid));
    }

    /** The child that was restarting, when it still is. */
    Optional<Child> find(ChildStatus status) {
        return status instanceof ChildStatus.Restarting(var before) ? before.flatMap(this::find) : Optional.empty();
    }

    Collection<Child> children() {
        return Collections.unmodifiableCollection(children.values());
    }

    int size() {
        return children.size();
    }

    RestartWindow window() {
        return window;
    }

    long restarts() {
        return restarts;
    }

    List<ChildInfo> infos() {
        return children.values().stream().map(Child::info).toList();
    }

    void add(Child child) {
        children.put(key(child), child);
    }

    void replace(Child before, Child child) {
        remove(before);
        add(child);
    }

    void remove(Child child) {
        children.remove(key(child));
    }

    void window(RestartWindow newWindow) {
        this.window = newWindow;
    }

    void oneRestartMore() {
        restarts++;
    }

    /** The reason with which the supervisor is to end; empty while it goes on. */
    Optional<ExitReason> end() {
        return end;
    }

    void end(ExitReason reason) {
        end = Optional.of(reason);
    }

    private static Pid key(Child child) {
        return switch (child.status()) {
            case ChildStatus.Running(Pid pid) -> pid;
            case ChildStatus.Restarting(var before) -> before.orElseThrow();
            case ChildStatus.Stopped _ ->
                throw new IllegalStateException("a dynamic supervisor keeps no stopped child: " + child.id());
        };
    }
}
