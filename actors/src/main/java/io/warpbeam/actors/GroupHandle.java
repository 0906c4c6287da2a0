package io.warpbeam.actors;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** A scope by name; the scope itself is there while it runs. */
record GroupHandle(LocalNode node, Object scope) implements ProcessGroups {

    GroupHandle {
        Objects.requireNonNull(node, "node");
        Objects.requireNonNull(scope, "scope");
    }

    /** What was asked of a scope that does not run; a call in name only. */
    private record Asked(String operation, Object scope) implements Call<Object> {}

    @Override
    public boolean start() {
        node.checkOpen();
        return node.groups.putIfAbsent(scope, new GroupScope()) == null;
    }

    @Override
    public boolean stop() {
        GroupScope running = node.groups.remove(scope);
        if (running != null) {
            running.stop();
        }
        return running != null;
    }

    @Override
    public void join(Object group, Collection<Pid> pids) {
        Objects.requireNonNull(group, "group");
        Strand.checkCurrent();
        List<LocalProcess> processes = pids.stream().map(node::local).toList();
        if (!running("join").join(group, processes)) {
            throw notRunning("join");
        }
    }

    @Override
    public boolean leave(Object group, Collection<Pid> pids) {
        Strand.checkCurrent();
        List<LocalProcess> processes = pids.stream().map(node::local).toList();
        return running("leave").leave(group, processes);
    }

    @Override
    public List<Pid> members(Object group) {
        return known().map(running -> running.members(group)).orElse(List.of());
    }

    @Override
    public Set<Object> groups() {
        return known().map(GroupScope::groups).orElse(Set.of());
    }

    @Override
    public Watched monitor(Object group) {
        return monitor(Optional.of(group), (scope, watch) -> scope.watch(watch, group));
    }

    @Override
    public WatchedScope monitorAll() {
        return monitor(Optional.empty(), GroupScope::watchAll);
    }

    private interface Start<W> {
        Optional<W> in(GroupScope scope, GroupWatch watch);
    }

    private <W> W monitor(Optional<Object> group, Start<W> start) {
        LocalProcess owner = caller();
        GroupScope running = running("monitor");
        return start.in(running, new GroupWatch(owner, running, group)).orElseThrow(() -> notRunning("monitor"));
    }

    @Override
    public boolean demonitor(GroupMonitor monitor) {
        GroupWatch watch = (GroupWatch) monitor;
        if (watch.owner != caller() || !watch.end()) {
            return false;
        }
        removeTold(watch);
        return true;
    }

    private static void removeTold(GroupWatch watch) {
        Self self = Self.current();
        boolean more = true;
        while (more) {
            more = self.receive(
                            message -> message instanceof Change change
                                    && change.monitor().equals(watch),
                            Duration.ZERO)
                    .isPresent();
        }
    }

    private LocalProcess caller() {
        Strand.checkCurrent();
        return node.local(Self.current().pid());
    }

    private Optional<GroupScope> known() {
        return Optional.ofNullable(node.groups.get(scope));
    }

    private GroupScope running(String operation) {
        return known().orElseThrow(() -> notRunning(operation));
    }

    private CallFailedException notRunning(String operation) {
        return new CallFailedException(new Asked(operation, scope), new CallFailure.Exited(ExitReason.NO_PROCESS));
    }
}
