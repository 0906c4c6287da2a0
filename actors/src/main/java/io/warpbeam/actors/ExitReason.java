package io.warpbeam.actors;

import java.util.Objects;

/**
 * Why a process ended. Links and monitors carry it to others. A reason is data: equal reasons are equal wherever they
 * come from. Any thread may use it, so what it carries should be immutable.
 */
public sealed interface ExitReason extends ExitSeverity {

    /** The body of the process returned. */
    ExitReason NORMAL = new Normal();

    /** The process was asked to stop, by its supervisor for instance. */
    ExitReason SHUTDOWN = new Shutdown();

    /** As an exit signal: ends any process. As the reason of a process: it ended itself with this reason. */
    ExitReason KILL = new Kill();

    /** The process was ended by an exit signal {@link #KILL}. */
    ExitReason KILLED = new Killed();

    /** There was no such process. */
    ExitReason NO_PROCESS = new NoProcess();

    /** The type of {@link #NORMAL}. */
    record Normal() implements ExitReason {}

    /** The type of {@link #SHUTDOWN}. */
    record Shutdown() implements ExitReason {}

    /**
     * An orderly stop that carries something: {@code {shutdown, Term}} of OTP.
     *
     * @param detail what it carries
     */
    record ShutdownWith(Object detail) implements ExitReason {
        /** Checks the detail. */
        public ShutdownWith {
            Objects.requireNonNull(detail, "detail");
        }
    }

    /** The type of {@link #KILL}. */
    record Kill() implements ExitReason {}

    /** The type of {@link #KILLED}. */
    record Killed() implements ExitReason {}

    /** The type of {@link #NO_PROCESS}. */
    record NoProcess() implements ExitReason {}

    /**
     * An exception left the code of the process.
     *
     * @param error the exception
     */
    record Crashed(Throwable error) implements ExitReason {
        /** Checks the error. */
        public Crashed {
            Objects.requireNonNull(error, "error");
        }
    }

    /**
     * Any other reason.
     *
     * @param value the reason, compared by {@code equals}
     */
    record Custom(Object value) implements ExitReason {
        /** Checks the value. */
        public Custom {
            Objects.requireNonNull(value, "value");
        }
    }

    /**
     * A reason of the caller's own.
     *
     * @param value best an immutable object; compared by {@code equals}
     * @return a reason that is a failure
     */
    static ExitReason of(Object value) {
        return new Custom(value);
    }

    /**
     * An orderly stop that carries a detail.
     *
     * @param detail best an immutable object; compared by {@code equals}
     * @return a reason that is no failure
     */
    static ExitReason shutdown(Object detail) {
        return new ShutdownWith(detail);
    }

    /**
     * An exception left the code of the process. A {@link ProcessExit} gives the reason that it carries.
     *
     * @param error that left the code
     * @return {@link Crashed}, or what the {@code ProcessExit} carries, which need not be a failure
     */
    static ExitReason error(Throwable error) {
        return error instanceof ProcessExit exit ? exit.reason() : new Crashed(error);
    }
}
