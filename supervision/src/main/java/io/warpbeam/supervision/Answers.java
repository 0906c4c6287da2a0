package io.warpbeam.supervision;

import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.Pid;

/** What came of a start, as whoever asked for it is told. */
final class Answers {

    private Answers() {}

    static StartChildResult started(ChildStart.Outcome outcome) {
        return switch (outcome) {
            case ChildStart.Outcome.Started(Pid pid, var info) -> new StartChildResult.Started(pid, info);
            case ChildStart.Outcome.Ignored _ -> new StartChildResult.Ignored();
            case ChildStart.Outcome.Failed(ExitReason reason) -> new StartChildResult.Failed(reason);
            case ChildStart.Outcome.AlreadyStarted(Pid holder) -> new StartChildResult.AlreadyStarted(holder);
        };
    }

    static StartChildResult present(Child child) {
        return switch (child.status()) {
            case ChildStatus.Running(Pid pid) -> new StartChildResult.AlreadyStarted(pid);
            case ChildStatus.Stopped _, ChildStatus.Restarting _ -> new StartChildResult.AlreadyPresent();
        };
    }

    static RestartChildResult restarted(ChildStart.Outcome outcome) {
        return switch (outcome) {
            case ChildStart.Outcome.Started(Pid pid, var info) -> new RestartChildResult.Started(pid, info);
            case ChildStart.Outcome.Ignored _ -> new RestartChildResult.Ignored();
            case ChildStart.Outcome.Failed(ExitReason reason) -> new RestartChildResult.Failed(reason);
            case ChildStart.Outcome.AlreadyStarted(Pid holder) -> new RestartChildResult.AlreadyStarted(holder);
        };
    }
}
