package io.warpbeam.actors;

/**
 * The code of a process with a thread of its own, on which it runs once. It may block on anything. The process ends
 * when the body returns (reason {@link ExitReason#NORMAL}) or throws.
 */
@FunctionalInterface
public interface ProcessBody {

    /**
     * Runs the process.
     *
     * @param self the process
     * @throws Exception ends the process with {@link ExitReason.Crashed}
     */
    void run(Self self) throws Exception;
}
