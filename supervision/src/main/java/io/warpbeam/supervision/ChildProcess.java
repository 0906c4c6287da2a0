package io.warpbeam.supervision;

import io.warpbeam.actors.Down;
import io.warpbeam.actors.Exit;
import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.Monitor;
import io.warpbeam.actors.Pid;
import io.warpbeam.actors.ProcessExit;
import io.warpbeam.actors.Self;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Starts and ends the process of one child, on the process of its supervisor.
 *
 * <p>What tells the end of a child is a monitor, not the link, so that a child which has unlinked itself cannot hang
 * its supervisor. When the child had ended before the monitor was set, its reason is in the exit message of the link;
 * that message is taken out of the mailbox in any case, since nothing is to be done about it any more.
 */
final class ChildProcess {

    private ChildProcess() {}

    static ChildStart.Outcome start(Self self, ChildSpec spec) {
        return start(self, spec.start());
    }

    /** Calls the start function; whatever it throws is a failed start. */
    static ChildStart.Outcome start(Self self, ChildStart start) {
        try {
            return Objects.requireNonNull(start.start(self), "a child start must return an outcome");
        } catch (Throwable error) {
            if (!self.pid().isAlive()) {
                // The supervisor was killed meanwhile, which says nothing about the child.
                throw new ProcessExit(ExitReason.KILLED);
            }
            return ChildStart.failed(ExitReason.error(error));
        }
    }

    /** Ends the process as {@code shutdown} says, waits until it has ended, and tells why it did. */
    static ExitReason stop(Self self, Pid pid, Shutdown shutdown) {
        Monitor monitor = self.monitor(pid);
        Predicate<Object> down = message -> message instanceof Down(Monitor fired, var _, var _) && fired == monitor;
        Object end = switch (shutdown) {
            case Shutdown.BrutalKill _ -> kill(self, pid, down);
            case Shutdown.After(Duration timeout) -> {
                pid.sendExit(ExitReason.SHUTDOWN);
                yield self.receive(down, timeout).orElseGet(() -> kill(self, pid, down));
            }
            case Shutdown.Infinite _ -> {
                pid.sendExit(ExitReason.SHUTDOWN);
                yield self.receive(down);
            }
        };
        self.unlink(pid);
        Optional<ExitReason> linked = takeExit(self, pid);
        ExitReason seen = ((Down) end).reason();
        return seen instanceof ExitReason.NoProcess ? linked.orElse(seen) : seen;
    }

    private static Object kill(Self self, Pid pid, Predicate<Object> down) {
        pid.sendExit(ExitReason.KILL);
        return self.receive(down);
    }

    private static Optional<ExitReason> takeExit(Self self, Pid pid) {
        return self.receive(message -> message instanceof Exit(Pid from, var _) && from.equals(pid), Duration.ZERO)
                .map(message -> ((Exit) message).reason());
    }
}
