package io.warpbeam.actors.server;

import io.warpbeam.actors.Call;
import io.warpbeam.actors.Pid;
import io.warpbeam.actors.Request;
import io.warpbeam.actors.Substrate;
import io.warpbeam.actors.server.SysCall.Listen;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who traces a server, what it counts and the last that it did. A server has one only while there is something of that.
 * Touched by its process only.
 */
final class Debug {

    private static final Logger LOG = System.getLogger(Sys.class.getName());

    private final Pid server;
    private final Substrate substrate;
    private final List<Listen> listeners = new ArrayList<>(1);
    private final Deque<TraceEvent> log = new ArrayDeque<>();
    private int logSize;
    private @Nullable Instant countingSince;
    private long messagesIn;
    private long repliesOut;
    private long callbacks;

    Debug(Pid server, Substrate substrate) {
        this.server = server;
        this.substrate = substrate;
    }

    boolean isIdle() {
        return listeners.isEmpty() && logSize == 0 && countingSince == null;
    }

    void listen(Listen listener) {
        listeners.add(listener);
    }

    @SuppressWarnings("ReferenceEquality") // equal listeners may have been added twice
    void unlisten(Listen listener) {
        listeners.removeIf(each -> each == listener);
    }

    void keepLog(int size) {
        logSize = size;
        while (log.size() > size) {
            log.removeFirst();
        }
    }

    void count(boolean counting) {
        countingSince = counting ? substrate.wallClock() : null;
        messagesIn = 0;
        repliesOut = 0;
        callbacks = 0;
    }

    List<TraceEvent> log() {
        return List.copyOf(log);
    }

    int listeners() {
        return listeners.size();
    }

    Optional<ServerStatistics> statistics() {
        return Optional.ofNullable(countingSince)
                .map(since -> new ServerStatistics(since, substrate.wallClock(), messagesIn, repliesOut, callbacks));
    }

    /** A callback is going to run. */
    void in(TraceEvent.In.Kind kind, Object message) {
        callbacks++;
        if (kind != TraceEvent.In.Kind.CONTINUE) {
            messagesIn++;
        }
        tell(new TraceEvent.In(server, kind, message instanceof Request<?> request ? request.call() : message));
    }

    void replied(Call<?> call, Object value) {
        repliesOut++;
        tell(new TraceEvent.Replied(server, call, value));
    }

    @SuppressWarnings("ReferenceEquality") // equals belongs to the user
    void state(Object before, Object after) {
        if (before != after) {
            tell(new TraceEvent.StateChanged(server, before, after));
        }
    }

    private void tell(TraceEvent event) {
        if (logSize > 0) {
            if (log.size() == logSize) {
                log.removeFirst();
            }
            log.addLast(event);
        }
        for (int i = listeners.size() - 1; i >= 0; i--) {
            tell(listeners.get(i), event);
        }
    }

    /** A listener that fails is told no more. */
    private void tell(Listen listener, TraceEvent event) {
        try {
            listener.listener().accept(event);
        } catch (Throwable thrown) {
            unlisten(listener);
            LOG.log(
                    Level.WARNING,
                    "a listener that traced " + server + " failed with "
                            + thrown.getClass().getName() + " and is told no more");
        }
    }
}
