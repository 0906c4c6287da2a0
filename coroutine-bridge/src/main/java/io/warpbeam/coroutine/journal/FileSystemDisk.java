package io.warpbeam.coroutine.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * The file system of the machine.
 *
 * <p>An interrupt closes a {@link FileChannel} under the thread that uses it. Data therefore goes through
 * {@link RandomAccessDiskFile}; locks and folders have no other way, so that is done {@linkplain #calmly anew} after an
 * interrupt.
 */
final class FileSystemDisk implements Disk {

    /**
     * Lock files held by this JVM. To ask the system whether this JVM has a lock will not do: on POSIX systems closing
     * the second channel to a lock file gives up the lock of the first.
     */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private static final boolean FOLDERS_CAN_BE_FORCED =
            !System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");

    @Override
    public Path locate(Path file) throws IOException {
        Path absolute = file.toAbsolutePath();
        if (Files.exists(absolute) || Files.isSymbolicLink(absolute)) {
            return absolute.toRealPath(); // fails for a link to nowhere
        }
        Path folder = absolute.getParent();
        return folder == null ? absolute : folder.toRealPath().resolve(absolute.getFileName());
    }

    @Override
    public Closeable lock(Path lockFile) throws IOException {
        if (!HELD.add(lockFile)) {
            throw inUse(lockFile, "by this program");
        }
        boolean locked = false;
        try {
            FileChannel channel = calmly(() -> lockedChannel(lockFile));
            locked = true;
            return new Held(lockFile, channel);
        } finally {
            if (!locked) {
                HELD.remove(lockFile);
            }
        }
    }

    /** A lock, which is given up once. */
    private record Held(Path lockFile, FileChannel channel, AtomicBoolean released) implements Closeable {
        Held(Path lockFile, FileChannel channel) {
            this(lockFile, channel, new AtomicBoolean());
        }

        @Override
        public void close() throws IOException {
            if (released.compareAndSet(false, true)) {
                try {
                    channel.close();
                } finally {
                    HELD.remove(lockFile);
                }
            }
        }
    }

    private static FileChannel lockedChannel(Path lockFile) throws IOException {
        FileChannel channel = FileChannel.open(
                lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
        boolean locked = false;
        try {
            @Nullable FileLock lock = channel.tryLock();
            if (lock == null) {
                throw inUse(lockFile, "by another program");
            }
            locked = true;
            return channel;
        } catch (OverlappingFileLockException _) {
            throw inUse(lockFile, "by this program");
        } finally {
            if (!locked) {
                channel.close();
            }
        }
    }

    private static JournalException inUse(Path lockFile, String byWhom) {
        return new JournalException(
                JournalException.Kind.IN_USE, "the journal is in use " + byWhom + ": " + lockFile + " is locked");
    }

    @Override
    public boolean exists(Path file) {
        return Files.exists(file);
    }

    @Override
    public DiskFile open(Path file) throws IOException {
        return new RandomAccessDiskFile(file);
    }

    @Override
    public DiskFile create(Path file) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file);
        return new RandomAccessDiskFile(file);
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void deleteIfExists(Path file) throws IOException {
        Files.deleteIfExists(file);
    }

    @Override
    public void forceFolder(Path file) throws IOException {
        Path folder = file.getParent();
        if (folder != null && FOLDERS_CAN_BE_FORCED) {
            calmly(() -> {
                try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                    channel.force(true);
                    return folder;
                }
            });
        }
    }

    private interface Work<T> {
        T run() throws IOException;
    }

    /** Does the work again as long as an interrupt ends it, and leaves the thread interrupted if it was. */
    private static <T> T calmly(Work<T> work) throws IOException {
        boolean interrupted = false;
        try {
            while (true) {
                interrupted |= Thread.interrupted();
                try {
                    return work.run();
                } catch (ClosedByInterruptException _) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
