package io.warpbeam.models;

import io.warpbeam.actors.CallFailure;
import io.warpbeam.actors.CallResult;
import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.Pid;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All that is known of one call of the {@link CallModel}. */
final class Asked {

    private final CallServer server;
    private final Pid caller;
    private final List<Integer> offered = new ArrayList<>();
    private final List<Integer> refused = new ArrayList<>();
    private Optional<Integer> taken = Optional.empty();
    private Optional<CallResult<Integer>> outcome = Optional.empty();
    private int unseen;
    private boolean aliveAfter;
    private boolean handedOn;
    private boolean abandoned;

    Asked(CallServer server, Pid caller) {
        this.server = server;
        this.caller = caller;
    }

    CallServer server() {
        return server;
    }

    // ---- the server, or whoever replies

    /** A reply is about to be given. */
    int offers(int value) {
        offered.add(value);
        return value;
    }

    /** Nobody is told whether the caller gets it. */
    void repliesUnseen() {
        unseen++;
    }

    void isHandedOn() {
        handedOn = true;
    }

    /** A reply has been given. */
    void replied(Verdict verdict, int value, boolean took) {
        if (!took) {
            refused.add(value);
            return;
        }
        verdict.check(taken.isEmpty(), "one reply is taken", value, taken);
        verdict.check(outcome.isEmpty() || isReply(outcome.get(), value), "a reply that is taken is got", outcome);
        taken = Optional.of(value);
    }

    // ---- the caller

    void sent() {
        aliveAfter = server.pid().orElseThrow().isAlive();
    }

    void abandoned() {
        abandoned = true;
    }

    /** The call has returned; it may return again. */
    void returned(CallModel.Run run, CallResult<Integer> result, Duration timeout, Duration took) {
        Note.down(run.world, caller, "gets", result);
        run.verdict.check(outcome.isEmpty() || outcome.get().equals(result), "a call ends once", outcome, result);
        if (outcome.isEmpty()) {
            outcome = Optional.of(result);
            judge(run, result, timeout, took);
        }
    }

    private void judge(CallModel.Run run, CallResult<Integer> result, Duration timeout, Duration took) {
        Verdict verdict = run.verdict;
        boolean alive = server.pid().orElseThrow().isAlive();
        switch (result) {
            case CallResult.Replied<Integer>(var value) -> {
                verdict.check(offered.contains(value), "a reply is one that was given", value);
                verdict.check(taken.isEmpty() || taken.get().equals(value), "a reply is the one taken", value, taken);
                run.world.sometimes("a call ends with a reply that was handed on", handedOn);
            }
            case CallResult.Failed<Integer> failed -> {
                verdict.check(taken.isEmpty(), "a reply that is taken is got", taken, failed.failure());
                switch (failed.failure()) {
                    case CallFailure.TimedOut(var limit) -> {
                        verdict.check(took.compareTo(timeout) >= 0, "a time-out is over", took, timeout);
                        verdict.check(limit.equals(timeout), "a time-out is told", limit, timeout);
                    }
                    case CallFailure.Exited _ -> {
                        verdict.check(!alive, "the server has ended", server.pid());
                        run.world.sometimes("a call ends with its server", aliveAfter);
                        run.world.sometimes("a call finds nobody", !aliveAfter);
                        run.world.sometimes("a call that was handed on ends with its server", handedOn);
                    }
                    case CallFailure.Abandoned _ -> verdict.check(abandoned, "a call is abandoned by its caller", this);
                    case CallFailure.CallingSelf _, CallFailure.Refused _, CallFailure.Isolated _ ->
                        verdict.check(false, "a call fails for a reason", failed);
                }
            }
        }
    }

    // ---- at the end

    void account(CallModel.Run run) {
        Verdict verdict = run.verdict;
        if (caller.isAlive()) {
            verdict.check(outcome.isPresent() || abandoned, "a call ends", caller, server.pid());
        }
        outcome.ifPresent(result -> {
            refused.forEach(
                    value -> verdict.check(!isReply(result, value), "a reply that is refused is not got", result));
            if (result instanceof CallResult.Failed<Integer>(var _, CallFailure.Exited(var told))) {
                boolean nobody = told instanceof ExitReason.NoProcess && !aliveAfter;
                verdict.check(nobody || run.end(server).filter(told::equals).isPresent(), "the reason is true", told);
            }
            run.world.sometimes(
                    "a reply comes after the time-out",
                    !refused.isEmpty() && result instanceof CallResult.Failed<Integer>(var _, CallFailure.TimedOut _));
        });
    }

    int late() {
        return refused.size();
    }

    int perhapsLate() {
        return unseen;
    }

    private static boolean isReply(CallResult<Integer> result, int value) {
        return result instanceof CallResult.Replied<Integer>(var got) && got == value;
    }
}
