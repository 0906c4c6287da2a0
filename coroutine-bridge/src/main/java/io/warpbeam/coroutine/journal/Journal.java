package io.warpbeam.coroutine.journal;

import java.util.List;
import java.util.Set;

/**
 * A store of many named logs, each an ordered list of records. A record is any array of bytes, empty ones included. A
 * log exists while it has records. Open to other implementations, which keep to what is said here.
 * {@snippet file="io/warpbeam/coroutine/journal/JournalExampleTest.java" region="journal"}
 *
 * <p><b>Threads.</b> Every method may be called by any thread, platform or virtual, process or not.
 *
 * <p><b>Durable</b> means: there when the store is opened again, whatever ended the program or the machine meanwhile. A
 * method that writes returns when its change is durable, and readers see a change only then. What an implementation
 * calls durable it says itself.
 *
 * <p><b>Order.</b> A change that was asked for after another one had returned is behind it, in whichever logs they are.
 * Each change is there whole or not at all.
 *
 * <p><b>Interrupts.</b> A method that writes waits for the store, not for other programs, and no interrupt ends that
 * wait: the change is made, and the thread is still interrupted when the method returns. The same goes for a process
 * that is killed meanwhile.
 *
 * <p><b>Errors.</b> A name is 1 to {@value #MAX_NAME_BYTES} bytes long in UTF-8; another one is an
 * {@link IllegalArgumentException}. After {@link #close} every method but that one throws
 * {@link IllegalStateException}. A store that fails throws {@link JournalException}; a change that ended so may have
 * been made or not, and is seen after the store was opened again.
 */
public interface Journal extends AutoCloseable {

    /** How long a name may be, in bytes of its UTF-8 form. */
    int MAX_NAME_BYTES = 1_024;

    /**
     * Adds a record to the end of a log, which exists from then on. Blocks until the record is durable.
     *
     * @param log name of the log
     * @param record to be copied
     * @throws IllegalArgumentException when the name or the record is too long, or the name is no Unicode text
     * @throws IllegalStateException when the journal is closed
     * @throws JournalException when the store failed, now or before; the record may be there or not
     */
    void append(String log, byte[] record);

    /**
     * Puts other records in place of all those of a log, in one step: after a crash it has either the old ones or the
     * new ones. Without any record this is {@link #delete}. Blocks until that is durable.
     *
     * @param log name of the log
     * @param records to be copied
     * @throws IllegalArgumentException when the name or the records, all together and with 4 bytes added to each, are
     *     too long, or the name is no Unicode text
     * @throws IllegalStateException when the journal is closed
     * @throws JournalException when the store failed, now or before; the change may have been made or not
     */
    void replace(String log, List<byte[]> records);

    /**
     * Deletes a log, and does nothing when there is none. Blocks until that is durable.
     *
     * @param log name of the log
     * @throws IllegalArgumentException when the name is too long or no Unicode text
     * @throws IllegalStateException when the journal is closed
     * @throws JournalException when the store failed, now or before; the log may be there or not
     */
    default void delete(String log) {
        replace(log, List.of());
    }

    /**
     * Reads a log. May block on the store; not interrupted either.
     *
     * @param log name of the log
     * @return its records in order, copies; none when there is no such log
     * @throws IllegalArgumentException when the name is too long or no Unicode text
     * @throws IllegalStateException when the journal is closed
     * @throws JournalException when the store failed, now or before
     */
    List<byte[]> read(String log);

    /**
     * The logs that there are. Does not wait for writes.
     *
     * @return their names in order, a copy
     * @throws IllegalStateException when the journal is closed
     * @throws JournalException when the store failed before
     */
    Set<String> logs();

    /**
     * Closes the journal when the changes that wait are done. Does nothing when it is closed.
     *
     * @throws JournalException when the store could not be let go; all changes that returned are durable nevertheless
     */
    @Override
    void close();
}
