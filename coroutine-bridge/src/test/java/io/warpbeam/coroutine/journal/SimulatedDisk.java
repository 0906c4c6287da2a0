package io.warpbeam.coroutine.journal;

import java.io.Closeable;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A disk in memory that forgets. What was not forced survives a power failure in any selection: whole changes and parts
 * of them, lengths without bytes, renames or not. After a force that failed the bytes are still read back, and are
 * never written by a later force, as on Linux.
 */
final class SimulatedDisk implements Disk {

    /** Called before each operation that changes something; what it throws, the operation throws. */
    interface Hook {
        void before(String operation) throws IOException;
    }

    /** The end of the program in the middle of an operation. */
    static final class Crash extends Error {
        private static final long serialVersionUID = 1L;
    }

    private sealed interface Change {}

    private static final class Written implements Change {
        final int position;
        final byte[] bytes;

        Written(int position, byte[] bytes) {
            this.position = position;
            this.bytes = bytes;
        }
    }

    private record Truncated(int length) implements Change {}

    private static final class Content {
        byte[] seen = {};
        byte[] durable = {};
        final List<Change> unforced = new ArrayList<>();

        void apply(Change change) {
            seen = applied(seen, change);
            unforced.add(change);
        }
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Path, Content> seen = new HashMap<>();
    private final Map<Path, Content> durable = new HashMap<>();
    private final List<Runnable> unforcedNames = new ArrayList<>();
    private final Set<Path> locks = new HashSet<>();
    private Random random = new Random(0);
    private volatile Hook hook = _ -> {};

    SimulatedDisk hook(Hook newHook) {
        hook = newHook;
        return this;
    }

    SimulatedDisk random(Random newRandom) {
        random = newRandom;
        return this;
    }

    /** The program ends; the machine goes on. */
    void kill() {
        locks.clear();
        hook = _ -> {};
    }

    /** The machine ends, and is started again. */
    void failPower() {
        kill();
        for (Runnable change : unforcedNames) {
            if (random.nextBoolean()) {
                change.run();
            }
        }
        unforcedNames.clear();
        Set<Content> contents = new HashSet<>(durable.values());
        contents.forEach(this::keepSome);
        seen.clear();
        seen.putAll(durable);
    }

    private void keepSome(Content content) {
        for (Change change : content.unforced) {
            content.durable = switch (random.nextInt(4)) {
                case 0 -> content.durable;
                case 1 -> applied(content.durable, change);
                default -> partlyApplied(content.durable, change);
            };
        }
        content.unforced.clear();
        content.seen = content.durable;
    }

    private static byte[] applied(byte[] to, Change change) {
        return switch (change) {
            case Truncated(int length) -> Arrays.copyOf(to, length);
            case Written written -> {
                int end = written.position + written.bytes.length;
                byte[] result = Arrays.copyOf(to, Math.max(to.length, end));
                System.arraycopy(written.bytes, 0, result, written.position, written.bytes.length);
                yield result;
            }
        };
    }

    private byte[] partlyApplied(byte[] to, Change change) {
        return switch (change) {
            case Truncated _ -> to;
            case Written written -> {
                int position = written.position;
                byte[] bytes = written.bytes;
                int length = Math.max(to.length, position + random.nextInt(bytes.length + 1));
                byte[] result = Arrays.copyOf(to, length);
                for (int block = 0; block < bytes.length; block += 8) {
                    int count = Math.min(Math.min(8, bytes.length - block), length - position - block);
                    if (count > 0 && random.nextBoolean()) {
                        System.arraycopy(bytes, block, result, position + block, count);
                    }
                }
                yield result;
            }
        };
    }

    /** What a reader of the file finds. */
    byte[] bytes(Path file) {
        return seen.get(file).seen.clone();
    }

    private interface Work<T> {
        T run() throws IOException;
    }

    private <T> T locked(Work<T> work) throws IOException {
        lock.lock();
        try {
            return work.run();
        } finally {
            lock.unlock();
        }
    }

    private void name(Runnable inSeen, Runnable inDurable) {
        inSeen.run();
        unforcedNames.add(inDurable);
    }

    @Override
    public Path locate(Path file) {
        return file;
    }

    @Override
    public Closeable lock(Path lockFile) throws IOException {
        if (!locked(() -> locks.add(lockFile))) {
            throw new JournalException(JournalException.Kind.IN_USE, lockFile + " is locked");
        }
        return () -> locked(() -> locks.remove(lockFile));
    }

    @Override
    public boolean exists(Path file) {
        return seen.containsKey(file);
    }

    @Override
    public DiskFile open(Path file) throws IOException {
        Content content = locked(() -> seen.get(file));
        if (content == null) {
            throw new FileNotFoundException(file.toString());
        }
        return new Handle(content);
    }

    @Override
    public DiskFile create(Path file) throws IOException {
        hook.before("create");
        return locked(() -> {
            Content content = new Content();
            name(() -> seen.put(file, content), () -> durable.put(file, content));
            return new Handle(content);
        });
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        hook.before("rename");
        locked(() -> {
            Content content = seen.get(from);
            name(() -> move(seen, from, to, content), () -> move(durable, from, to, content));
            return null;
        });
    }

    private static void move(Map<Path, Content> names, Path from, Path to, Content content) {
        names.put(to, content);
        names.remove(from);
    }

    @Override
    public void deleteIfExists(Path file) throws IOException {
        if (exists(file)) {
            hook.before("delete");
            locked(() -> {
                name(() -> seen.remove(file), () -> durable.remove(file));
                return null;
            });
        }
    }

    @Override
    public void forceFolder(Path file) throws IOException {
        hook.before("forceFolder");
        locked(() -> {
            unforcedNames.forEach(Runnable::run);
            unforcedNames.clear();
            return null;
        });
    }

    private final class Handle implements DiskFile {
        private final Content content;
        private volatile boolean closed;

        Handle(Content content) {
            this.content = content;
        }

        private void checkOpen() throws IOException {
            if (closed) {
                throw new IOException("closed");
            }
        }

        @Override
        public long length() throws IOException {
            checkOpen();
            return locked(() -> content.seen.length);
        }

        @Override
        public int read(long position, byte[] into, int offset, int count) throws IOException {
            checkOpen();
            return locked(() -> {
                int read = Math.clamp(content.seen.length - position, 0, count);
                System.arraycopy(content.seen, (int) position, into, offset, read);
                return read;
            });
        }

        @Override
        public void write(long position, byte[] from, int offset, int count) throws IOException {
            checkOpen();
            Written change = new Written((int) position, Arrays.copyOfRange(from, offset, offset + count));
            try {
                hook.before("write");
            } catch (IOException full) {
                byte[] some = Arrays.copyOf(change.bytes, random.nextInt(count + 1));
                locked(() -> {
                    content.apply(new Written(change.position, some));
                    return null;
                });
                throw full;
            }
            locked(() -> {
                content.apply(change);
                return null;
            });
        }

        @Override
        public void truncate(long length) throws IOException {
            checkOpen();
            hook.before("truncate");
            locked(() -> {
                content.apply(new Truncated((int) length));
                return null;
            });
        }

        @Override
        public void force() throws IOException {
            checkOpen();
            try {
                hook.before("force");
            } catch (IOException failed) {
                locked(() -> {
                    byte[] readBack = content.seen;
                    keepSome(content);
                    content.seen = readBack;
                    return null;
                });
                throw failed;
            }
            locked(() -> {
                content.unforced.forEach(change -> content.durable = applied(content.durable, change));
                content.unforced.clear();
                return null;
            });
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
