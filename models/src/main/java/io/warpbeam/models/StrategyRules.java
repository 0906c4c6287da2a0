package io.warpbeam.models;

import io.warpbeam.actors.ExitReason;
import io.warpbeam.models.StrategyChild.Start;
import io.warpbeam.supervision.AutoShutdown;
import io.warpbeam.supervision.Restart;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a supervisor does, by the rules of OTP in their simplest form: given what happens, it writes down what must
 * follow, word by word, and knows what must have become of each child. It uses nothing of the real one.
 */
final class StrategyRules {

    /** Which children are restarted with one. */
    enum Strategy {
        ONE,
        ALL,
        REST
    }

    /** What becomes of a child. */
    enum Status {
        RUNNING,
        RESTARTING,
        STOPPED
    }

    /**
     * How a supervisor is set up.
     *
     * @param backoff the waits, in seconds, the last one for ever; empty for none
     */
    record Setting(
            Strategy strategy,
            int intensity,
            long period,
            AutoShutdown autoShutdown,
            List<Long> backoff,
            boolean startsAnew,
            boolean failing) {}

    /** A child. */
    static final class Kid {
        final StrategyChild child;
        Status status = Status.STOPPED;
        boolean owed;
        long restarts;
        int streak;
        int limited;
        Optional<Duration> due = Optional.empty();

        Kid(StrategyChild child) {
            this.child = child;
        }

        void startsAnew() {
            owed = false;
            streak = 0;
            limited = 0;
            due = Optional.empty();
        }
    }

    /** A restart that is to be tried again, and since when. */
    private record Retry(Kid kid, Duration at) {}

    private final Setting setting;
    private final List<Kid> kids = new ArrayList<>();
    private final Map<String, Deque<Start>> plan = new HashMap<>();
    private final List<Long> window = new ArrayList<>();
    private final Deque<Retry> retries = new ArrayDeque<>();
    private final List<String> words = new ArrayList<>();
    private String end = "";
    private Duration now = Duration.ZERO;

    StrategyRules(Setting setting) {
        this.setting = setting;
    }

    // ---- what it is like

    List<String> words() {
        return words;
    }

    boolean hasEnded() {
        return !end.isEmpty();
    }

    /** With which kind of reason it ends; empty while it goes on. */
    String end() {
        return end;
    }

    List<Kid> kids() {
        return kids;
    }

    Optional<Kid> find(String id) {
        return kids.stream().filter(kid -> kid.child.id().equals(id)).findFirst();
    }

    boolean isRunning(String id) {
        return !hasEnded()
                && find(id).filter(kid -> kid.status == Status.RUNNING).isPresent();
    }

    /** When the next wait is over. */
    Optional<Duration> nextDue() {
        return kids.stream().flatMap(kid -> kid.due.stream()).min(Comparator.naturalOrder());
    }

    // ---- what happens

    void plan(String id, List<Start> starts) {
        plan.put(id, new ArrayDeque<>(starts));
    }

    /** It is so late, counted from the start of the supervisor; waits that are over by then are done with. */
    void timeIs(Duration time) {
        while (!hasEnded() && step(time)) {}
        now = time;
    }

    /** Waits that were over before the supervisor told itself to try again come first. */
    private boolean step(Duration time) {
        Optional<Duration> due = nextDue().filter(at -> at.compareTo(time) <= 0);
        Retry retry = retries.peek();
        if (retry != null && due.filter(at -> at.compareTo(retry.at) <= 0).isEmpty()) {
            tryOnce();
            return true;
        }
        due.ifPresent(this::restartDue);
        return due.isPresent();
    }

    private void restartDue(Duration at) {
        now = at.compareTo(now) > 0 ? at : now;
        Kid kid = kids.stream()
                .filter(each -> each.due.filter(at::equals).isPresent())
                .findFirst()
                .orElseThrow();
        kid.due = Optional.empty();
        restart(kid);
    }

    void start(List<StrategyChild> children) {
        for (StrategyChild child : children) {
            switch (next(child.id())) {
                case RUNS -> add(child, Status.RUNNING);
                case IGNORES -> {
                    if (child.restart() != Restart.TEMPORARY) {
                        add(child, Status.STOPPED);
                    }
                }
                case FAILS -> {
                    words.add("not started " + child.id());
                    end("ShutdownWith");
                    return;
                }
            }
        }
    }

    /** A child ends by itself. */
    void ends(Kid kid, ExitReason reason) {
        Restart restart = kid.child.restart();
        if (restart == Restart.PERMANENT || reason.isFailure()) {
            words.add("ended " + kid.child.id());
        }
        if (restart == Restart.PERMANENT || (restart == Restart.TRANSIENT && reason.isFailure())) {
            kid.owed = true;
            kid.streak = setting.startsAnew ? 0 : kid.streak;
            attempt(kid);
        } else {
            stay(kid);
            significantEnded(kid);
        }
    }

    void stops() {
        end("Normal");
    }

    /** What the supervisor has told itself to do again. */
    void tryAgain() {
        while (!hasEnded() && !retries.isEmpty()) {
            tryOnce();
        }
    }

    private void tryOnce() {
        Kid kid = retries.removeFirst().kid;
        if (kid.status == Status.RESTARTING) {
            attempt(kid);
        }
    }

    // ---- what it is asked

    String startChild(StrategyChild child) {
        boolean refused = child.significant()
                && (child.restart() == Restart.PERMANENT || setting.autoShutdown == AutoShutdown.NEVER);
        if (refused) {
            return "Refused";
        }
        Optional<Kid> known = find(child.id());
        if (known.isPresent()) {
            return known.get().status == Status.RUNNING ? "AlreadyStarted" : "AlreadyPresent";
        }
        return switch (next(child.id())) {
            case RUNS -> {
                add(child, Status.RUNNING);
                yield "Started";
            }
            case FAILS -> "Failed";
            case IGNORES -> {
                if (child.restart() != Restart.TEMPORARY) {
                    add(child, Status.STOPPED);
                }
                yield "Ignored";
            }
        };
    }

    String restartChild(String id) {
        Optional<Kid> known = find(id);
        if (known.isEmpty()) {
            return "NotFound";
        }
        Kid kid = known.get();
        return switch (kid.status) {
            case RUNNING -> "Running";
            case RESTARTING -> "Restarting";
            case STOPPED ->
                switch (next(id)) {
                    case RUNS -> {
                        kid.startsAnew();
                        kid.status = Status.RUNNING;
                        yield "Started";
                    }
                    case FAILS -> "Failed";
                    case IGNORES -> "Ignored";
                };
        };
    }

    String terminateChild(String id) {
        Optional<Kid> known = find(id);
        if (known.isEmpty()) {
            return "NotFound";
        }
        Kid kid = known.get();
        switch (kid.status) {
            case RUNNING -> stop(kid);
            case RESTARTING -> {
                kid.startsAnew();
                kid.status = Status.STOPPED;
            }
            case STOPPED -> {}
        }
        return "Terminated";
    }

    String deleteChild(String id) {
        Optional<Kid> known = find(id);
        if (known.isEmpty()) {
            return "NotFound";
        }
        return switch (known.get().status) {
            case RUNNING -> "Running";
            case RESTARTING -> "Restarting";
            case STOPPED -> {
                kids.remove(known.get());
                yield "Deleted";
            }
        };
    }

    // ---- the rules

    private void attempt(Kid kid) {
        kid.status = Status.RESTARTING;
        String id = kid.child.id();
        if (kid.child.limit().filter(limit -> kid.limited >= limit).isPresent()) {
            words.add("given up " + id);
            kid.startsAnew();
            kid.status = Status.STOPPED;
            significantEnded(kid);
            return;
        }
        long second = now.toSeconds();
        if (window.stream().filter(mark -> mark >= second - setting.period).count() >= setting.intensity) {
            words.add("gave up " + id);
            kids.remove(kid);
            end(setting.failing ? "Custom" : "Shutdown");
            return;
        }
        window.add(second);
        kid.limited++;
        kid.streak++;
        if (setting.backoff.isEmpty()) {
            restart(kid);
        } else {
            endOthers(kid);
            words.add("delayed " + id);
            long wait = setting.backoff.get(Math.min(kid.streak, setting.backoff.size()) - 1);
            kid.due = Optional.of(now.plusSeconds(wait));
        }
    }

    private List<Kid> circle(Kid kid) {
        return switch (setting.strategy) {
            case ONE -> List.of(kid);
            case ALL -> List.copyOf(kids);
            case REST -> List.copyOf(kids.subList(kids.indexOf(kid), kids.size()));
        };
    }

    private void endOthers(Kid kid) {
        for (Kid other : circle(kid).reversed()) {
            if (other != kid) {
                if (other.status == Status.RUNNING) {
                    stop(other);
                }
                other.due = Optional.empty();
                other.status = Status.STOPPED;
            }
        }
    }

    private void restart(Kid cause) {
        endOthers(cause);
        for (Kid kid : circle(cause)) {
            String id = kid.child.id();
            switch (next(id)) {
                case RUNS -> {
                    kid.status = Status.RUNNING;
                    kid.restarts += kid.owed ? 1 : 0;
                    words.add(kid.owed ? "restarted " + id + " " + kid.restarts : "along " + id);
                    kid.owed = false;
                }
                case IGNORES -> {
                    kid.startsAnew();
                    kid.status = Status.STOPPED;
                }
                case FAILS -> {
                    words.add("not started " + id);
                    if (cause.status == Status.RESTARTING) {
                        cause.status = Status.STOPPED;
                    }
                    kid.status = Status.RESTARTING;
                    now = now.plus(StrategyChild.SLOW);
                    retries.add(new Retry(kid, now));
                    return;
                }
            }
        }
    }

    private void stop(Kid kid) {
        StrategyChild child = kid.child;
        switch (child.temper()) {
            case TRAPPING -> words.add("asked " + child.id());
            case SULKING, STUBBORN -> words.add("badly ended " + child.id());
            case PLAIN, BRUTAL -> {}
        }
        kid.owed = false;
        stay(kid);
    }

    /** A child that does not run stays known unless it is temporary. */
    private void stay(Kid kid) {
        kid.status = Status.STOPPED;
        if (kid.child.restart() == Restart.TEMPORARY) {
            kids.remove(kid);
        }
    }

    private void significantEnded(Kid kid) {
        boolean others = kids.stream()
                .anyMatch(other -> other != kid && other.child.significant() && other.status != Status.STOPPED);
        boolean ends = switch (setting.autoShutdown) {
            case NEVER -> false;
            case ANY_SIGNIFICANT -> true;
            case ALL_SIGNIFICANT -> !others;
        };
        if (kid.child.significant() && ends) {
            words.add("significant " + kid.child.id());
            end("Shutdown");
        }
    }

    private void end(String reason) {
        for (Kid kid : List.copyOf(kids).reversed()) {
            if (kid.status == Status.RUNNING) {
                stop(kid);
            }
        }
        end = reason;
    }

    private void add(StrategyChild child, Status status) {
        Kid kid = new Kid(child);
        kid.status = status;
        kids.add(kid);
    }

    private Start next(String id) {
        Start planned = plan.getOrDefault(id, new ArrayDeque<>()).poll();
        Start start = planned == null ? Start.RUNS : planned;
        words.add("start of " + id + " " + start);
        return start;
    }
}
