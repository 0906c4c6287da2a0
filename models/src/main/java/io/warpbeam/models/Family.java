package io.warpbeam.models;

import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.Pid;
import io.warpbeam.supervision.Restart;
import io.warpbeam.supervision.SupervisorEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a supervisor and its children must be like: the rules of OTP in their simplest form, applied to what the
 * supervisor is seen to do. One caller at a time asks the supervisor for something.
 */
final class Family {

    /** What becomes of a child. */
    enum Status {
        ABSENT,
        RUNNING,
        RESTARTING,
        STOPPED
    }

    /** A child. */
    static final class Kid {
        final String id;
        final Restart restart;
        Status status = Status.ABSENT;
        Optional<Pid> pid = Optional.empty();
        long restarts;

        Kid(String id, Restart restart) {
            this.id = id;
            this.restart = restart;
        }
    }

    private final Verdict verdict;
    private final boolean keepsStopped;
    private final int intensity;
    private final long period;
    private final Duration origin;
    private final Map<String, Kid> kids = new LinkedHashMap<>();
    private final List<Pid> everyone = new ArrayList<>();
    private final Map<Long, ExitReason> ends = new HashMap<>();
    private final List<Long> window = new ArrayList<>();
    private final Set<Status> seen = EnumSet.noneOf(Status.class);
    private Optional<String> asked = Optional.empty();
    private Optional<Pid> supervisor = Optional.empty();
    private boolean open = true;
    private boolean gaveUp;
    private long restarts;

    Family(Verdict verdict, boolean keepsStopped, int intensity, long period, Duration origin) {
        this.verdict = verdict;
        this.keepsStopped = keepsStopped;
        this.intensity = intensity;
        this.period = period;
        this.origin = origin;
    }

    // ---- what it is like

    List<Kid> kids() {
        return List.copyOf(kids.values());
    }

    List<Pid> everyone() {
        return everyone;
    }

    boolean keepsStopped() {
        return keepsStopped;
    }

    boolean hasGivenUp() {
        return gaveUp;
    }

    long restarts() {
        return restarts;
    }

    Status status(String id) {
        Kid kid = kids.get(id);
        return kid == null ? Status.ABSENT : kid.status;
    }

    /** None of them runs twice. */
    boolean isSingle() {
        return everyone.stream()
                .filter(Pid::isAlive)
                .allMatch(pid -> kids.values().stream()
                        .anyMatch(kid -> kid.pid.filter(pid::equals).isPresent()));
    }

    // ---- what the supervisor does

    void isSupervisedBy(Pid pid) {
        supervisor = Optional.of(pid);
    }

    boolean isSupervisor(Pid pid) {
        return supervisor.filter(pid::equals).isPresent();
    }

    /** A start has begun; {@code true} when the supervisor does it by itself. */
    boolean starts(Kid kid, Duration now) {
        Kid known = kids.get(kid.id);
        boolean restart = known != null && known.status == Status.RESTARTING;
        verdict.check(
                restart || open || asked.filter(kid.id::equals).isPresent(),
                "a child is started when it is asked for or has ended",
                kid.id,
                status(kid.id));
        if (known != null) {
            verdict.check(known.pid.filter(Pid::isAlive).isEmpty(), "no child runs twice", kid.id);
        }
        if (restart) {
            verdict.check(admits(now), "no more restarts than allowed", kid.id, window, now);
            window.add(second(now));
        }
        return restart;
    }

    void started(Kid kid, Pid pid, boolean restart) {
        add(kid);
        kid.pid = Optional.of(pid);
        kid.restarts += restart ? 1 : 0;
        restarts += restart ? 1 : 0;
        everyone.add(pid);
        become(kid, Status.RUNNING);
    }

    void ignored(Kid kid, boolean restart) {
        if (keepsStopped && (restart || kid.restart != Restart.TEMPORARY)) {
            add(kid);
            become(kid, Status.STOPPED);
        } else {
            forget(kid.id);
        }
    }

    /** In place of an earlier one that was forgotten, perhaps. */
    private void add(Kid kid) {
        if (kids.get(kid.id) != kid) {
            kids.remove(kid.id);
            kids.put(kid.id, kid);
        }
    }

    private void become(Kid kid, Status status) {
        kid.status = status;
        note(kid.id, status);
    }

    private void forget(String id) {
        kids.remove(id);
        note(id, Status.ABSENT);
    }

    private void note(String id, Status status) {
        if (asked.filter(id::equals).isPresent()) {
            seen.add(status);
        }
    }

    private long second(Duration now) {
        return now.minus(origin).toSeconds();
    }

    private boolean admits(Duration now) {
        long second = second(now);
        return window.stream().filter(mark -> second - mark <= period).count() < intensity;
    }

    // ---- what is told

    void ended(Pid pid, ExitReason reason) {
        ends.put(pid.id(), reason);
    }

    void hears(SupervisorEvent event, Duration now) {
        Kid kid = kids.get(event.id());
        switch (event) {
            case SupervisorEvent.ChildEnded(var _, var id, var pid, var reason) -> {
                verdict.check(isRunning(kid, pid), "who is told to have ended was running", id, pid);
                verdict.check(!pid.isAlive(), "who is told to have ended has ended", id, pid);
                if (kid != null) {
                    afterEnd(kid, reason);
                }
            }
            case SupervisorEvent.ChildRestarted(var _, var id, var before, var pid, var _, var count) -> {
                verdict.check(isRunning(kid, pid) && !before.isAlive(), "who is restarted has ended", id, pid);
                verdict.check(kid != null && kid.restarts == count, "restarts are counted once", id, count);
            }
            case SupervisorEvent.ChildStartFailed _ -> {}
            case SupervisorEvent.SiblingRestarted _,
                    SupervisorEvent.RestartDelayed _,
                    SupervisorEvent.ChildGivenUp _,
                    SupervisorEvent.ShutDownBySignificant _ -> verdict.check(false, "nobody asked for that", event);
            case SupervisorEvent.ChildShutdownError(var _, var id, var pid, var _) ->
                verdict.check(!pid.isAlive(), "who is told not to have shut down has ended", id, pid);
            case SupervisorEvent.GaveUp(var _, var id, var _) -> {
                verdict.check(
                        status(id) == Status.RESTARTING && !admits(now),
                        "a supervisor gives up after too many restarts",
                        id,
                        window,
                        now);
                gaveUp = true;
                forget(id);
            }
        }
    }

    private static boolean isRunning(@Nullable Kid kid, Pid pid) {
        return kid != null
                && kid.status == Status.RUNNING
                && kid.pid.filter(pid::equals).isPresent();
    }

    private void afterEnd(Kid kid, ExitReason reason) {
        switch (kid.restart) {
            case PERMANENT -> become(kid, Status.RESTARTING);
            case TRANSIENT -> {
                verdict.check(reason.isFailure(), "only a failure is told", kid.id, reason);
                become(kid, Status.RESTARTING);
            }
            case TEMPORARY -> forget(kid.id);
        }
    }

    /** Children of whom nobody is told when they end well. */
    void settle() {
        for (Kid kid : kids()) {
            ExitReason end = kid.pid.map(pid -> ends.get(pid.id())).orElse(null);
            if (kid.status == Status.RUNNING && end != null && !end.isFailure()) {
                switch (kid.restart) {
                    case PERMANENT -> {}
                    case TRANSIENT -> stop(kid.id);
                    case TEMPORARY -> forget(kid.id);
                }
            }
        }
    }

    // ---- what is asked

    void isOpen() {
        open = false;
    }

    void asks(String id) {
        asked = Optional.of(id);
        seen.clear();
        look(id);
    }

    private void look(String id) {
        Kid kid = kids.get(id);
        seen.add(status(id));
        if (kid != null
                && kid.status == Status.RUNNING
                && kid.pid.filter(Pid::isAlive).isEmpty()) {
            if (kid.restart != Restart.PERMANENT) {
                seen.add(keepsStopped && kid.restart == Restart.TRANSIENT ? Status.STOPPED : Status.ABSENT);
            }
        }
    }

    /** The answer makes sense if the child was like that meanwhile. */
    void answers(Status status, Object answer) {
        asked.ifPresent(this::look);
        verdict.check(seen.contains(status), "an answer is true", asked, answer, seen);
    }

    void answersOneOf(Status one, Status other, Object answer) {
        asked.ifPresent(this::look);
        verdict.check(seen.contains(one) || seen.contains(other), "an answer is true", asked, answer, seen);
    }

    void askedEnough() {
        asked = Optional.empty();
    }

    /** A child that runs no more and is not started again. */
    void stop(String id) {
        Kid kid = kids.get(id);
        if (kid == null) {
            return;
        }
        verdict.check(kid.pid.filter(Pid::isAlive).isEmpty(), "who is stopped has ended", id);
        if (keepsStopped && kid.restart != Restart.TEMPORARY) {
            become(kid, Status.STOPPED);
        } else {
            forget(id);
        }
    }

    void delete(String id) {
        forget(id);
    }
}
