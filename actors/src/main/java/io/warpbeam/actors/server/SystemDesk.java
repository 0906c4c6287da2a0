package io.warpbeam.actors.server;

import io.warpbeam.actors.CrashView;
import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.Request;
import io.warpbeam.actors.Self;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Answers the system requests to a server and shows its status. Touched by the process of the server only, except where
 * noted.
 */
final class SystemDesk<S> {

    private final GenServer<S> server;

    @SuppressWarnings("NullAway.Init") // set by start, which comes before the first request
    private Self self;

    private @Nullable Debug debug;
    private @Nullable Runnable answer;

    // written by the process, read by any thread
    private volatile boolean suspended;

    SystemDesk(GenServer<S> server) {
        this.server = server;
    }

    void start(Self newSelf) {
        this.self = newSelf;
    }

    boolean isSuspended() {
        return suspended;
    }

    /** Answers a request to suspend or resume, once the messages that come from now on wait or do not. */
    void settled() {
        Runnable due = answer;
        answer = null;
        if (due != null) {
            due.run();
        }
    }

    /** Who wants to know what the server does; null when nobody does. */
    @Nullable
    Debug debug() {
        return debug;
    }

    /** Answers a request and gives the state after it. */
    S answer(SysCall<?> call, Request<?> request, S state) {
        switch (call) {
            case SysCall.GetState get -> request.from().of(get).reply(state);
            case SysCall.ReplaceState replace -> {
                SysCall.Replaced replaced = replace(replace, state);
                S after = after(replaced, state);
                request.from().of(replace).reply(replaced);
                return after;
            }
            case SysCall.Suspend suspend -> {
                suspended = suspend.suspended();
                answer = () -> request.from().of(suspend).reply(new SysCall.Done());
            }
            case SysCall.GetStatus get -> request.from().of(get).reply(status(state));
            case SysCall.Listen listen -> {
                change(wanted -> wanted.listen(listen));
                request.from().of(listen).reply(new SysCall.Done());
            }
            case SysCall.Unlisten unlisten -> {
                change(wanted -> wanted.unlisten(unlisten.added()));
                request.from().of(unlisten).reply(new SysCall.Done());
            }
            case SysCall.KeepLog keep -> {
                change(wanted -> wanted.keepLog(keep.size()));
                request.from().of(keep).reply(new SysCall.Done());
            }
            case SysCall.Count count -> {
                change(wanted -> wanted.count(count.counting()));
                request.from().of(count).reply(new SysCall.Done());
            }
            case SysCall.GetStatistics get -> request.from().of(get).reply(statistics());
        }
        return state;
    }

    private interface Change {
        void to(Debug wanted);
    }

    private void change(Change change) {
        Debug wanted = debug == null ? new Debug(self.pid(), self.node().substrate()) : debug;
        change.to(wanted);
        debug = wanted.isIdle() ? null : wanted;
    }

    private SysCall.Replaced replace(SysCall.ReplaceState call, S state) {
        try {
            return new SysCall.Replaced.By(
                    Objects.requireNonNull(call.function().apply(state), "the function returned null"));
        } catch (Throwable failure) {
            return new SysCall.Replaced.Not(failure);
        }
    }

    @SuppressWarnings("unchecked") // whoever replaces a state must know its type, as in OTP
    private S after(SysCall.Replaced replaced, S state) {
        return switch (replaced) {
            case SysCall.Replaced.By(var next) -> {
                if (debug != null) {
                    debug.state(state, next);
                }
                yield (S) next;
            }
            case SysCall.Replaced.Not _ -> state;
        };
    }

    private Optional<ServerStatistics> statistics() {
        return Optional.ofNullable(debug).flatMap(Debug::statistics);
    }

    private List<TraceEvent> log() {
        return debug == null ? List.of() : debug.log();
    }

    private ServerStatus status(S state) {
        StatusView shown = shown(new StatusView(state, Optional.empty(), Optional.empty(), log()));
        return new ServerStatus(
                self.pid(),
                self.parent(),
                server.getClass(),
                suspended,
                shown.state(),
                shown.log(),
                debug == null ? 0 : debug.listeners(),
                statistics());
    }

    /** What a crash report shows. */
    CrashView shown(CrashView seen, Object state) {
        StatusView shown = shown(
                new StatusView(state, seen.lastMessage().map(SystemDesk::asSent), Optional.of(seen.reason()), log()));
        ExitReason reason = shown.reason().orElse(seen.reason());
        return new CrashView(reason, shown.message(), Optional.of(shown.state()));
    }

    private static Object asSent(Object message) {
        return switch (message) {
            case Request<?> request -> request.call();
            case Cast(var sent) -> sent;
            default -> message;
        };
    }

    /** When the formatter fails nothing that it might have hidden is shown. */
    private StatusView shown(StatusView seen) {
        try {
            return Objects.requireNonNull(server.formatStatus(seen), "formatStatus returned null");
        } catch (Throwable failure) {
            String note = "formatStatus of " + server.getClass().getName() + " failed with "
                    + failure.getClass().getName();
            return new StatusView(note, seen.message().map(_ -> note), seen.reason(), List.of());
        }
    }
}
