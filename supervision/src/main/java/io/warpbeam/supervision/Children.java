package io.warpbeam.supervision;

import io.warpbeam.actors.Pid;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The children of a supervisor, in the order in which they are started. A restart does not change it.
 *
 * @param oldestFirst the children
 */
record Children(List<Child> oldestFirst) {

    static final Children NONE = new Children(List.of());

    Children {
        oldestFirst = List.copyOf(oldestFirst);
    }

    Optional<Child> find(String id) {
        return oldestFirst.stream().filter(child -> child.id().equals(id)).findFirst();
    }

    Optional<Child> find(Pid pid) {
        return oldestFirst.stream()
                .filter(child -> child.status() instanceof ChildStatus.Running(Pid running) && running.equals(pid))
                .findFirst();
    }

    Children and(Child child) {
        List<Child> more = new ArrayList<>(oldestFirst);
        more.add(child);
        return new Children(more);
    }

    Children with(Child changed) {
        return new Children(oldestFirst.stream()
                .map(child -> child.id().equals(changed.id()) ? changed : child)
                .toList());
    }

    Children without(String id) {
        return new Children(
                oldestFirst.stream().filter(child -> !child.id().equals(id)).toList());
    }

    List<ChildInfo> infos() {
        return oldestFirst.stream().map(Child::info).toList();
    }
}
