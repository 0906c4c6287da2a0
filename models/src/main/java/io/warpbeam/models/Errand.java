package io.warpbeam.models;

import io.warpbeam.actors.Pid;
import io.warpbeam.actors.Self;
import io.warpbeam.coroutine.AsyncCoroutine;
import io.warpbeam.coroutine.Coroutine;
import io.warpbeam.coroutine.CoroutineContext;
import io.warpbeam.coroutine.Outcome;
import io.warpbeam.testkit.World;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/** One run of a coroutine in the {@link CoroutineModel}: its code, and all that is known of it. */
final class Errand implements Coroutine<Integer, Integer, Integer> {

    private static final class Failure extends Exception {
        private static final long serialVersionUID = 1L;
    }

    /** A cleanup. */
    private static final class Broom {
        private int times;
    }

    private final World world;
    private final RandomGenerator random;
    private final Verdict verdict;
    private final Pid starter;
    private final boolean linked;
    private Optional<AsyncCoroutine<Integer>> runner = Optional.empty();
    private Optional<Pid> pid = Optional.empty();

    // the code
    private final Deque<Broom> open = new ArrayDeque<>();
    private final Map<Integer, Integer> legs = new HashMap<>();
    private int yields;
    private int lastAnswer;
    private boolean begun;
    private boolean killed;

    // those who resume it, and get its outcomes
    private final Set<Integer> received = new HashSet<>();
    private final Map<Long, Integer> latest = new HashMap<>();
    private int answers;
    private boolean endReceived;
    private boolean elsewhere;
    private boolean uncertain;

    Errand(World world, Verdict verdict, Pid starter, boolean linked) {
        this.world = world;
        this.random = world.random();
        this.verdict = verdict;
        this.starter = starter;
        this.linked = linked;
    }

    // ---- the code

    @Override
    public Integer run(CoroutineContext<Integer, Integer> co) throws Exception {
        begun = true;
        pid = Optional.of(Self.current().pid());
        sweepAtTheEnd(co);
        for (int steps = random.nextInt(6); steps > 0; steps--) {
            switch (random.nextInt(10)) {
                case 0 -> Self.current().sleep(Duration.ofMillis(1));
                case 1, 2 -> co.scope(() -> inScope(co));
                case 3 -> fail(co);
                default -> yields(co);
            }
        }
        return yields;
    }

    private int inScope(CoroutineContext<Integer, Integer> co) throws Exception {
        sweepAtTheEnd(co);
        if (random.nextInt(3) > 0) {
            yields(co);
        }
        if (random.nextInt(4) == 0) {
            fail(co);
        }
        sweepAtTheEnd(co);
        return 0;
    }

    private void fail(CoroutineContext<Integer, Integer> co) throws Failure {
        if (random.nextBoolean()) {
            throw co.raise("raised");
        }
        throw new Failure();
    }

    private void yields(CoroutineContext<Integer, Integer> co) {
        int answer = co.yield(++yields);
        verdict.check(answer > lastAnswer, "resumes come in order", this, answer);
        lastAnswer = answer;
        legs.put(answer, yields);
    }

    private void sweepAtTheEnd(CoroutineContext<Integer, Integer> co) {
        Broom broom = new Broom();
        open.push(broom);
        co.onLeave(outcome -> sweep(co, broom, outcome));
    }

    private void sweep(CoroutineContext<Integer, Integer> co, Broom broom, Outcome.Ended outcome) throws Exception {
        verdict.check(broom.times++ == 0, "a cleanup runs once", this);
        verdict.check(open.peek() == broom, "the last cleanup runs first", this);
        open.remove(broom);
        switch (random.nextInt(6)) {
            case 0 -> Self.current().sleep(Duration.ofMillis(1));
            case 1 -> throw new Failure();
            case 2 -> {
                if (!(outcome instanceof Outcome.Cancelled)) {
                    yields(co);
                }
            }
            default -> {}
        }
    }

    // ---- those who resume it

    void isRunBy(AsyncCoroutine<Integer> newRunner) {
        runner = Optional.of(newRunner);
        pid = Optional.of(newRunner.pid());
    }

    AsyncCoroutine<Integer> runner() {
        return runner.orElseThrow();
    }

    boolean isRun() {
        return runner.isPresent();
    }

    boolean isStartedBy(Pid other) {
        return starter.equals(other);
    }

    /** A value to resume it with. */
    int answer() {
        return ++answers;
    }

    void isToldElsewhere() {
        elsewhere = true;
    }

    /** Somebody waits who may be killed meanwhile. */
    void isUncertain(boolean newUncertain) {
        uncertain = newUncertain;
    }

    void isKilled() {
        killed = true;
    }

    /** A message. */
    void isToldTo(Pid place, Outcome outcome) {
        int number = outcome instanceof Outcome.Suspended(var value, var _) ? (Integer) value : Integer.MAX_VALUE;
        Integer before = latest.put(place.id(), number);
        verdict.check(before == null || before < number, "outcomes come in order, the end last", this, outcome);
        isTold(place, outcome);
    }

    /** A message, or an answer that somebody waited for. */
    void isTold(Pid place, Outcome outcome) {
        Note.down(world, place, "is told by", this, outcome);
        switch (outcome) {
            case Outcome.Suspended(var value, var _) ->
                verdict.check(received.add((Integer) value), "an outcome goes to one place", this, outcome);
            case Outcome.Ended _ -> {
                verdict.check(!endReceived, "an end is told once", this, outcome);
                verdict.check(open.isEmpty(), "cleanup is done before anybody is told", this, outcome);
                endReceived = true;
                world.sometimes("a coroutine is cancelled", outcome instanceof Outcome.Cancelled);
                world.sometimes("a coroutine completes", outcome instanceof Outcome.Completed);
                world.sometimes("a coroutine fails", outcome instanceof Outcome.Thrown);
            }
        }
    }

    /** The outcome of the leg that began with an answer. */
    void isToldInTurn(int answer, Outcome outcome) {
        if (outcome instanceof Outcome.Suspended(var value, var _)) {
            Integer before = legs.get(answer);
            verdict.check(before != null && value.equals(before + 1), "a sync resume tells of its leg", this, outcome);
        }
    }

    /** The end of the runner is told to its starter. */
    void isDown(boolean normal) {
        boolean told = endReceived || elsewhere || killed || !begun;
        verdict.check(told || !normal, "the outcome comes before the end of the runner", this);
    }

    // ---- at the end

    /** Nothing is under way. */
    void accountAtRest() {
        if (linked && !starter.isAlive()) {
            verdict.check(pid.filter(Pid::isAlive).isEmpty(), "a linked runner ends with its starter", this);
            world.sometimes("a starter ends before its runner", begun && !killed);
        }
        if (starter.isAlive() && !elsewhere && !killed && !uncertain) {
            verdict.check(received.size() == yields, "each outcome is told", this, received);
        }
    }

    void account() {
        verdict.check(pid.filter(Pid::isAlive).isEmpty(), "a cancel ends a coroutine", this);
        verdict.check(open.isEmpty() || killed, "all cleanups run", this);
        world.sometimes("a killed runner cleans nothing up", killed && !open.isEmpty());
    }

    @Override
    public String toString() {
        return "errand of " + starter + " run by " + pid;
    }
}
