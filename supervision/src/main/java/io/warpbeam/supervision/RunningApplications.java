package io.warpbeam.supervision;

import io.warpbeam.actors.Pid;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The applications that run, as the state of the process that started them.
 *
 * @param oldestFirst in the order of their starts
 */
record RunningApplications(List<Running> oldestFirst) {

    /** One that runs. */
    record Running(Application<?> application, SupervisorRef top) {

        ApplicationInfo info() {
            return new ApplicationInfo(
                    application.name(),
                    application.mode(),
                    application.dependencies(),
                    application.phaseNames(),
                    application.environment(),
                    top);
        }
    }

    static final RunningApplications NONE = new RunningApplications(List.of());

    RunningApplications {
        oldestFirst = List.copyOf(oldestFirst);
    }

    boolean has(String name) {
        return oldestFirst.stream()
                .anyMatch(running -> running.application().name().equals(name));
    }

    Optional<Running> find(Pid top) {
        return oldestFirst.stream()
                .filter(running -> running.top().pid().equals(top))
                .findFirst();
    }

    RunningApplications and(Running running) {
        List<Running> more = new ArrayList<>(oldestFirst);
        more.add(running);
        return new RunningApplications(more);
    }

    RunningApplications without(Predicate<Running> leaving) {
        return new RunningApplications(
                oldestFirst.stream().filter(leaving.negate()).toList());
    }
}
