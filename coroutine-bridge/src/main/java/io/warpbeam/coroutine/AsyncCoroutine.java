package io.warpbeam.coroutine;

import io.warpbeam.actors.PendingReply;
import io.warpbeam.actors.Pid;
import io.warpbeam.actors.Self;
import java.time.Duration;
import java.util.Objects;

/**
 * A coroutine in a process of its own, the <em>runner</em>: every yield, failure and result arrives at a
 * <em>caller</em> as one {@link Message}, and the caller sends answers back when it likes. This is how servers, request
 * handlers and other code that must not wait talk to code that is written as if it could.
 * {@snippet file="io/warpbeam/coroutine/SignupTest.java" region="signup"}
 *
 * <p>A handle is plain data. It may be sent to other processes, and resumed and cancelled from any thread.
 *
 * <p><b>Orders.</b> The runner takes resumes and cancels in the order in which they arrive, one at each yield, after it
 * has sent the message of that yield. A cancel therefore takes effect at the next yield, behind resumes that came
 * before it; if the code ends first, its result stands and no {@link Outcome.Cancelled} follows. Orders that find the
 * runner ended, or that are left over at its end, do nothing.
 *
 * <p><b>Answers.</b> Each leg of the code, from a start or resume to the next yield or the end, has one outcome, and
 * each outcome goes to one place: to the caller; after a {@linkplain #resume(Object, Pid) resume with an address},
 * once, to that address; and the outcome of a sync operation, once, to the one who waits for it. If that one no longer
 * waits, it goes to the caller as a message. An async cancel is answered at the place where the last outcome went.
 * Messages of a runner to one place arrive in order; nothing follows an outcome that ended the run, and a
 * {@link io.warpbeam.actors.Down} of the runner comes after it.
 *
 * <p><b>Ends.</b> The runner ends normally, however the code ends: its failures are outcomes. A linked runner whose
 * starter ends, for whatever reason, normal included, is cancelled with that reason and ends with it; so is any runner
 * that gets an exit signal that would end an ordinary process. As any cancel, that takes effect at a yield: code that
 * computes or blocks does not notice, and if it ends before it yields, its result stands. Cleanup is done before
 * anybody is told. Only a kill skips it: scopes are not left, though the {@code finally} blocks of the dead code still
 * run.
 *
 * <p><b>The code</b> may block on anything. It runs in the process of the runner, so that {@link Self#current()} works,
 * with two restrictions: exits are trapped, and a receive must select the messages that it wants, or it takes orders
 * that are meant for the runner. {@link Self#exit} in the code is a failure like others, and ends the code, not the
 * runner.
 *
 * @param <R> what the coroutine is resumed with
 */
public sealed interface AsyncCoroutine<R> permits RunnerHandle {

    /**
     * What the caller of a runner gets.
     *
     * @param tag given at the start
     * @param result of one leg
     * @param runner that sent it; it takes any resume value, and one of the wrong type fails the code with a
     *     {@link ClassCastException} where it uses it
     */
    record Message(Object tag, Outcome result, AsyncCoroutine<Object> runner) {
        /** Checks the components. */
        public Message {
            Objects.requireNonNull(tag, "tag");
            Objects.requireNonNull(result, "result");
            Objects.requireNonNull(runner, "runner");
        }
    }

    /**
     * As {@link #run(Self, Object, Coroutine, RunnerOptions)}, with the default options.
     *
     * @param <R> what the coroutine is resumed with
     * @param self the process that calls this
     * @param tag to be carried by the messages
     * @param coroutine the code
     * @return the runner
     */
    static <R> AsyncCoroutine<R> run(Self self, Object tag, Coroutine<?, R, ?> coroutine) {
        return run(self, tag, coroutine, RunnerOptions.DEFAULT);
    }

    /**
     * Starts a coroutine. By the process {@code self}, which becomes the starter; does not block. The first outcome
     * arrives as a message.
     *
     * @param <R> what the coroutine is resumed with
     * @param self the process that calls this; a thread without a process uses {@link io.warpbeam.actors.Node#inbox()}
     * @param tag to be carried by the messages: any object, best a record of a type of its own
     * @param coroutine the code
     * @param options how it is started
     * @return the runner
     * @throws IllegalStateException when a linked runner is started by another thread than that of {@code self}
     */
    static <R> AsyncCoroutine<R> run(Self self, Object tag, Coroutine<?, R, ?> coroutine, RunnerOptions options) {
        return Runner.start(self, tag, coroutine, options, false);
    }

    /**
     * As {@link #runSync(Self, Object, Coroutine, RunnerOptions, Duration)}, with the default options, 5 seconds at
     * most.
     *
     * @param <R> what the coroutine is resumed with
     * @param self the process that calls this
     * @param tag to be carried by the messages
     * @param coroutine the code
     * @return the runner and what waiting came to
     */
    static <R> Started<R> runSync(Self self, Object tag, Coroutine<?, R, ?> coroutine) {
        return runSync(self, tag, coroutine, RunnerOptions.DEFAULT, PendingReply.DEFAULT_TIMEOUT);
    }

    /**
     * Starts a coroutine and waits for its first outcome. By the process {@code self}, as {@link #run}. The outcome
     * comes back here, also when the options name another caller; that one gets the later messages.
     *
     * @param <R> what the coroutine is resumed with
     * @param self the process that calls this
     * @param tag to be carried by the messages
     * @param coroutine the code
     * @param options how it is started
     * @param timeout how long to wait at most
     * @return the runner and what waiting came to
     * @throws IllegalStateException when a linked runner is started by another thread than that of {@code self}
     * @throws io.warpbeam.actors.ProcessExit when the calling process ends while it waits
     * @throws io.warpbeam.actors.InterruptedWaitException when interrupted while waiting; the outcome then goes to the
     *     caller as a message
     */
    static <R> Started<R> runSync(
            Self self, Object tag, Coroutine<?, R, ?> coroutine, RunnerOptions options, Duration timeout) {
        Objects.requireNonNull(timeout, "timeout");
        RunnerHandle<R> runner = Runner.start(self, tag, coroutine, options, true);
        return new Started<>(runner, runner.ask(new RunnerCall.Start(), timeout));
    }

    /** {@return the tag given at the start} */
    Object tag();

    /** {@return the process of the runner: to be monitored, linked, killed} */
    Pid pid();

    /**
     * Resumes the code; its next outcome goes to the caller. From any thread; never blocks. Does nothing when the
     * runner has ended.
     *
     * @param value that the yield returns
     */
    void resume(R value);

    /**
     * As {@link #resume(Object)}, but the next outcome goes to another process; those after it go to the caller again.
     *
     * @param value that the yield returns
     * @param replyTo the process that gets the next outcome
     */
    void resume(R value, Pid replyTo);

    /**
     * As {@link #resumeSync(Object, Duration)}, 5 seconds at most.
     *
     * @param value that the yield returns
     * @return what waiting came to
     */
    default SyncResult resumeSync(R value) {
        return resumeSync(value, PendingReply.DEFAULT_TIMEOUT);
    }

    /**
     * Resumes the code and waits for the outcome of that leg, and of no other: messages in the mailbox stay there. From
     * any thread, process or not. Ends at once when the runner has ended or ends.
     *
     * @param value that the yield returns
     * @param timeout how long to wait at most
     * @return what waiting came to
     * @throws IllegalStateException when called by the code of this runner itself
     * @throws io.warpbeam.actors.ProcessExit when the calling process ends while it waits
     * @throws io.warpbeam.actors.InterruptedWaitException when interrupted while waiting; the outcome then goes to the
     *     caller as a message
     */
    SyncResult resumeSync(R value, Duration timeout);

    /**
     * Cancels the code with {@link CancelReason.Cause#REQUESTED}. From any thread; never blocks.
     * {@link Outcome.Cancelled} arrives as a message, unless the code ends before it notices.
     */
    void cancel();

    /**
     * As {@link #cancelSync(Duration)}, 5 seconds at most.
     *
     * @return what waiting came to
     */
    default SyncResult cancelSync() {
        return cancelSync(PendingReply.DEFAULT_TIMEOUT);
    }

    /**
     * Cancels the code and waits until its cleanup is done; nobody else is told. From any thread, process or not.
     *
     * @param timeout how long to wait at most
     * @return {@link Outcome.Cancelled} as answer; {@link SyncResult.RunnerDown} when the code ended before it noticed,
     *     or another cancel came before this one
     * @throws IllegalStateException when called by the code of this runner itself
     * @throws io.warpbeam.actors.ProcessExit when the calling process ends while it waits
     * @throws io.warpbeam.actors.InterruptedWaitException when interrupted while waiting; the outcome then goes to the
     *     caller as a message
     */
    SyncResult cancelSync(Duration timeout);

    /**
     * Takes the oldest message of this runner from the mailbox of {@code self}, waiting for one: to go on waiting after
     * a time-out, for instance. By the process {@code self}. Ends at once when the runner has ended and no message of
     * it is left.
     *
     * @param self the process that calls this
     * @param timeout how long to wait at most
     * @return what waiting came to
     * @throws IllegalStateException when called by another thread than that of {@code self}
     * @throws io.warpbeam.actors.ProcessExit when the calling process ends while it waits
     * @throws io.warpbeam.actors.InterruptedWaitException when interrupted while waiting
     */
    SyncResult await(Self self, Duration timeout);
}
