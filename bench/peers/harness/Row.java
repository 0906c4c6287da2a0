package harness;

/** The work of one row on one peer. */
@FunctionalInterface
public interface Row {

    /**
     * Does the work once and checks that it was done. Called by one thread, which waits for the end of the work.
     *
     * @param size how many processes, or what the row means by its size
     * @param operations how many operations
     * @return what all operations took together: nanoseconds, or bytes
     * @throws Exception when the work failed, or was not done whole
     */
    double run(int size, int operations) throws Exception;
}
