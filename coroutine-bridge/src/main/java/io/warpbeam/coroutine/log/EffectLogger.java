package io.warpbeam.coroutine.log;

import io.warpbeam.actors.Substrate;
import io.warpbeam.coroutine.Coroutine;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * Logs the operations that a coroutine performs, yields and raised values included, and replays such a log. It is put
 * directly around the code, so that the handlers are further out; what a handler answers inside is not seen.
 * {@snippet file="io/warpbeam/coroutine/log/ChatTest.java" region="logger"}
 *
 * <p><b>Replay.</b> The code runs from its beginning. What the log says was answered is answered from the log, without
 * its handler; what failed then is performed again. When the log is at its end the states of the handlers are set to
 * what they were there, and operations are performed. An operation that differs from the one in the log ends the run
 * with {@link LogDivergedException}. Code that is to be replayed must therefore get all that may differ by operations:
 * settings, the time ({@link io.warpbeam.coroutine.effect.Fresh}), answers of services. Operations are compared by
 * {@code equals}.
 *
 * <p>An immutable value; each method returns a changed copy. From any thread.
 */
public final class EffectLogger {

    /** Where a yield carries the log in its data. */
    public static final String KEY = "EffectLogger";

    private final Settings settings;

    private EffectLogger(Settings settings) {
        this.settings = settings;
    }

    static EffectLogger of(Settings settings) {
        return new EffectLogger(settings);
    }

    Settings settings() {
        return settings;
    }

    /** Adds to the data of a yield. */
    @FunctionalInterface
    public interface Decoration {

        /**
         * Called at each yield on the thread of the run.
         *
         * @param log up to that yield
         * @param data of the yield; to be changed in place
         */
        void decorate(EffectLog log, Map<String, Object> data);
    }

    /** {@return a logger that logs everything, prunes loops, and gives each yield the log along} */
    public static EffectLogger fresh() {
        return new EffectLogger(Settings.DEFAULT);
    }

    /**
     * A logger that replays a log and goes on logging behind it. A yield that waits at its end is yielded again.
     *
     * @param log to be replayed
     * @return the logger; a run in which the handlers do not begin with the states that they had in the log fails with
     *     {@link LogDivergedException}
     */
    public static EffectLogger replaying(EffectLog log) {
        return new EffectLogger(Settings.DEFAULT.origin(new Origin.Replay(log)));
    }

    /**
     * A logger that replays a log and answers the yield that waits at its end. Later yields are handed out. The
     * handlers get the states that they had in the log.
     *
     * @param log to be replayed
     * @param answer that the yield returns
     * @return the logger
     * @throws IllegalArgumentException when no yield waits in the log
     */
    public static EffectLogger resuming(EffectLog log, Object answer) {
        Objects.requireNonNull(answer, "answer");
        if (log.question().isEmpty()) {
            throw new IllegalArgumentException(
                    "log must have a yield that waits, but that of " + log.run() + " has none");
        }
        return new EffectLogger(Settings.DEFAULT.origin(new Origin.Resume(log, answer)));
    }

    /**
     * Names the runs of this logger; else each gets a random name. A replayed log has a name already.
     *
     * @param run the name, with which the ids of the entries begin
     * @return the changed logger
     */
    public EffectLogger named(String run) {
        return new EffectLogger(settings.run(run));
    }

    /**
     * Logs some effects only. The others are performed in a replay too.
     *
     * @param effects by name; loop marks are always logged
     * @return the changed logger
     */
    public EffectLogger only(String... effects) {
        return new EffectLogger(settings.effects(Set.of(effects)));
    }

    /** {@return a logger that keeps all iterations of {@linkplain Loop loops}} */
    public EffectLogger keepingIterations() {
        return new EffectLogger(settings.pruning(false));
    }

    /**
     * Lets code differ from the log, for instance when it was changed since: an operation that is not the next one of
     * the log is performed, and the log waits for the next that is. What is left at the end is dropped.
     *
     * @return the changed logger
     */
    public EffectLogger allowingDivergence() {
        return new EffectLogger(settings.divergenceAllowed(true));
    }

    /**
     * Decorates yields in another way.
     *
     * @param decoration in place of the log under {@link #KEY}
     * @return the changed logger
     */
    public EffectLogger decorating(Decoration decoration) {
        return new EffectLogger(settings.decoration(Objects.requireNonNull(decoration, "decoration")));
    }

    /** {@return a logger that adds nothing to the data of yields} */
    public EffectLogger withoutDecoration() {
        return decorating((_, _) -> {});
    }

    /**
     * Logs a coroutine.
     *
     * @param <Y> what it yields
     * @param <R> what it is resumed with
     * @param <T> its result
     * @param coroutine the code
     * @return a coroutine whose result has the log beside it
     */
    public <Y, R, T> Coroutine<Y, R, Logged<T>> around(Coroutine<Y, R, T> coroutine) {
        return around(coroutine, Logged::new);
    }

    /**
     * Logs a coroutine.
     *
     * @param <Y> what it yields
     * @param <R> what it is resumed with
     * @param <T> its result
     * @param <U> the result of the logged one
     * @param coroutine the code
     * @param output from the result and the log
     * @return the logged coroutine
     */
    public <Y, R, T, U> Coroutine<Y, R, U> around(
            Coroutine<Y, R, T> coroutine, BiFunction<? super T, EffectLog, U> output) {
        Objects.requireNonNull(coroutine, "coroutine");
        Objects.requireNonNull(output, "output");
        return co -> {
            Recording recording = new Recording(settings, runName());
            T result = recording.check(() -> co.intercept(recording, () -> {
                co.decorate(data -> settings.decoration().decorate(recording.log(), data));
                return coroutine.run(co);
            }));
            return output.apply(result, recording.log());
        };
    }

    private String runName() {
        return settings.origin()
                .log()
                .map(EffectLog::run)
                .or(settings::run)
                .orElseGet(() ->
                        HexFormat.of().toHexDigits(Substrate.system().random().nextLong()));
    }
}
