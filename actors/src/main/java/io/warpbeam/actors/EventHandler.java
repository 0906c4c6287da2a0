package io.warpbeam.actors;

import java.util.Optional;

/**
 * The code of an event-driven process: it has no thread while it has nothing to do. Its methods are called one at a
 * time, each seeing what the one before wrote. They may block: the worker gives its place away. Servers and supervisors
 * are built on it; most programs use those.
 */
public interface EventHandler {

    /**
     * Called first, before any message.
     *
     * @param self the process
     * @throws Exception ends the process with {@link ExitReason.Crashed}
     */
    void start(Self self) throws Exception;

    /**
     * Called for each message in turn. {@link Self#exit} ends the process.
     *
     * @param message as it was sent; a {@link Request} for a call, an {@link Exit} or {@link Down} from the runtime
     * @throws Exception ends the process with {@link ExitReason.Crashed}
     */
    void handle(Object message) throws Exception;

    /**
     * The object whose fields are what the process is made from. When isolation is stricter than
     * {@link IsolationLevel#SHARED}, they must hold immutable data when the process is spawned. Called by the one that
     * spawns, and for the flight recorder.
     *
     * @return this handler, or the object that it runs if it only wraps one
     */
    default Object code() {
        return this;
    }

    /**
     * The state of the process for crash reports. Called on the thread of the process, after it failed.
     *
     * @return the state, best immutable, for other threads read it; empty when there is nothing to tell
     */
    default Optional<Object> state() {
        return Optional.empty();
    }

    /**
     * What the crash report says, to hide secrets or to shorten. It changes the report only, not the exit reason that
     * others get. Called on the thread of the process, after it failed.
     *
     * @param seen what the report would say
     * @return what it says
     */
    default CrashView describe(CrashView seen) {
        return seen;
    }
}
