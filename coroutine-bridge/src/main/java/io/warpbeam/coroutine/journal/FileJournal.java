package io.warpbeam.coroutine.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * A journal in one file that is only added to. Durable means forced to the disk: it survives the end of the program, a
 * kill from outside and a power failure, as far as the disk keeps its word.
 *
 * <p><b>Threads.</b> Callers that write at the same time share one force: one of them writes for all, and there is no
 * thread beside the callers. {@link #read} blocks on the disk and {@link #logs} on other readers; neither waits for a
 * force. No interrupt reaches the file.
 *
 * <p><b>Opening</b> reads the file from its start and cuts it at the first bad entry, because what follows one cannot
 * be trusted; {@link #recovery} tells what was cut. A file that does not begin with the header of a journal is refused
 * and not touched.
 *
 * <p><b>One writer.</b> A file {@code <name>.lock} beside the journal is locked while it is open, and stays. A
 * {@code <name>.new} is there while the journal is created or rewritten. Both names belong to the journal.
 *
 * <p><b>Failure.</b> When a write or a force fails, nothing is tried again: those who wait and all later callers get a
 * {@link JournalException}. So does an {@link Error} in the middle of a write. {@link #close} and open the file again
 * to go on; every change that returned is there, and each other one whole or not at all.
 *
 * <p><b>Size.</b> The file is rewritten without its garbage by the rule in {@link JournalOptions}, by one of the
 * writers, while others wait. Memory holds the names of the logs and some 12 bytes for each of their live entries.
 */
public final class FileJournal implements Journal {

    private final Path path;
    private final Limits limits;
    private final JournalFile file;
    private final GroupCommit<Entry> commits;
    private final Closeable lock;

    private FileJournal(Path path, JournalOptions options, JournalFile file, Closeable lock) {
        this.path = path;
        this.limits = new Limits(options.maxRecordBytes());
        this.file = file;
        this.lock = lock;
        this.commits = new GroupCommit<>(path.toString(), file);
    }

    /**
     * As {@link #open(Path, JournalOptions)}, with the default options.
     *
     * @param file in a folder that exists
     * @return the journal
     * @throws JournalException when the journal is in use, the file is none, or the disk fails
     */
    public static FileJournal open(Path file) {
        return open(file, JournalOptions.DEFAULT);
    }

    /**
     * Opens a journal, or creates it when there is no file or an empty one. By any thread; blocks on the disk, and is
     * not interrupted.
     *
     * @param file in a folder that exists
     * @param options how it is kept
     * @return the journal
     * @throws JournalException when the journal is in use, the file is none, or the disk fails
     */
    public static FileJournal open(Path file, JournalOptions options) {
        return open(new FileSystemDisk(), file, options);
    }

    static FileJournal open(Disk disk, Path file, JournalOptions options) {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(options, "options");
        try {
            Path path = disk.locate(file);
            JournalFile.check(disk, path);
            Closeable lock = disk.lock(path.resolveSibling(path.getFileName() + ".lock"));
            boolean opened = false;
            try {
                FileJournal journal = new FileJournal(path, options, JournalFile.open(disk, path, options), lock);
                opened = true;
                return journal;
            } finally {
                if (!opened) {
                    lock.close();
                }
            }
        } catch (IOException e) {
            throw new JournalException(
                    JournalException.Kind.FAILED, "the journal " + file + " cannot be opened: " + e, e);
        }
    }

    /** {@return what was found when the file was opened} */
    public Recovery recovery() {
        return file.recovery();
    }

    @Override
    public void append(String log, byte[] record) {
        limits.check(record);
        commits.commit(Entry.append(log, record));
    }

    @Override
    public void replace(String log, List<byte[]> records) {
        List<byte[]> fixed = List.copyOf(records);
        limits.check(fixed);
        commits.commit(Entry.replace(log, fixed));
    }

    @Override
    public List<byte[]> read(String log) {
        Limits.nameBytes(log);
        commits.check();
        try {
            return file.read(log);
        } catch (IOException e) {
            commits.check();
            throw new JournalException(
                    JournalException.Kind.FAILED, "the log " + log + " cannot be read from " + path + ": " + e, e);
        }
    }

    @Override
    public Set<String> logs() {
        commits.check();
        return file.logs();
    }

    @Override
    public void close() {
        commits.close();
        try (lock) {
            file.close();
        } catch (IOException e) {
            throw new JournalException(
                    JournalException.Kind.FAILED, "the journal " + path + " was not closed: " + e, e);
        }
    }

    /** How many writers wait for the group behind the one that is committed. */
    int waiting() {
        return commits.waiting();
    }
}
