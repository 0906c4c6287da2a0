package io.warpbeam.testkit;

/** What is simulated: code that uses a node, as any test does. Run anew for each seed, so it must keep nothing. */
@FunctionalInterface
public interface Program {

    /**
     * Runs on a simulated thread that is no process. May block on anything of the kit, and in
     * {@code java.util.concurrent}. When it returns, the node is closed.
     *
     * @param world the node, and what there is beside it
     * @throws Exception fails the run; an {@link AssertionError} does as well
     */
    void run(World world) throws Exception;
}
