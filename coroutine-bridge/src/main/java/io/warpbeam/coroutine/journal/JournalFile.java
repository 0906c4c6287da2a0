package io.warpbeam.coroutine.journal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The file of a journal: recovery when it is opened, groups of entries added to its end, and its rewriting.
 *
 * <p>What recovery has to care for. A force that failed may leave bytes that are read back but are not on the disk, and
 * that no later force writes. A program that was killed may leave bytes, or a rename, that were not forced. So whatever
 * recovery accepts is made durable before anything is added behind it: the folder is forced, the last group, the only
 * one that may not be on the disk, is written again over itself, and that and the cut are forced.
 *
 * <p>Rewriting copies the live entries to a new file, forces it, renames it over the old one and forces the folder.
 * Nothing is added meanwhile, so whichever of the two files a crash leaves has everything.
 */
final class JournalFile implements GroupCommit.Store<Entry> {

    private static final int COPY_BYTES = 1 << 16;

    private final Disk disk;
    private final Path path;
    private final JournalOptions options;
    private final Recovery recovery;

    // Who commits writes them, under the lock; readers hold the lock.
    private final ReentrantLock access = new ReentrantLock();
    private DiskFile file;
    private LogIndex index = new LogIndex();

    // Of the one who commits alone.
    private long end;

    private JournalFile(Disk disk, Path path, JournalOptions options, DiskFile file) throws IOException {
        this.disk = disk;
        this.path = path;
        this.options = options;
        this.file = file;
        this.recovery = recover();
    }

    /** Refuses a file that is there and not ours. Changes nothing. */
    static void check(Disk disk, Path path) throws IOException {
        if (disk.exists(path)) {
            try (DiskFile file = disk.open(path)) {
                if (file.length() > 0) {
                    Header.check(file, path.toString());
                }
            }
        }
    }

    /** Opens the file, or creates it. The caller keeps other writers out. */
    static JournalFile open(Disk disk, Path path, JournalOptions options) throws IOException {
        check(disk, path);
        Path rewritten = rewritten(path);
        disk.deleteIfExists(rewritten);
        if (isMissing(disk, path)) {
            try (DiskFile created = disk.create(rewritten)) {
                created.write(0, Header.bytes(), 0, Header.BYTES);
                created.force();
            }
            disk.rename(rewritten, path);
        }
        disk.forceFolder(path);
        DiskFile file = disk.open(path);
        boolean opened = false;
        try {
            JournalFile journal = new JournalFile(disk, path, options, file);
            opened = true;
            return journal;
        } finally {
            if (!opened) {
                file.close();
            }
        }
    }

    private static boolean isMissing(Disk disk, Path path) throws IOException {
        if (!disk.exists(path)) {
            return true;
        }
        try (DiskFile file = disk.open(path)) {
            return file.length() == 0;
        }
    }

    private static Path rewritten(Path path) {
        return path.resolveSibling(path.getFileName() + ".new");
    }

    private Recovery recover() throws IOException {
        long length = file.length();
        EntryReader reader = new EntryReader(file, length);
        long entries = 0;
        long lastGroup = Header.BYTES;
        long position = reader.position();
        for (Optional<Entry> entry = reader.next(); entry.isPresent(); entry = reader.next()) {
            index.add(entry.get(), position);
            lastGroup = entry.get().isFirstOfGroup() ? position : lastGroup;
            position = reader.position();
            entries++;
        }
        end = position;
        if (end < length) {
            file.truncate(end);
        }
        writeAgain(lastGroup);
        file.force();
        return new Recovery(end, length - end, entries);
    }

    private void writeAgain(long from) throws IOException {
        byte[] bytes = new byte[COPY_BYTES];
        for (long at = from; at < end; at += bytes.length) {
            int count = (int) Math.min(bytes.length, end - at);
            if (file.read(at, bytes, 0, count) < count) {
                throw new IOException(path + " became shorter while it was opened");
            }
            file.write(at, bytes, 0, count);
        }
    }

    Recovery recovery() {
        return recovery;
    }

    @Override
    public void commit(List<Entry> group) throws IOException {
        EntryWriter writer = new EntryWriter(file, end);
        List<Entry> written = new ArrayList<>(group.size());
        Set<String> touched = new HashSet<>();
        for (Entry entry : group) {
            boolean needless = entry.deletes() && !index.has(entry.log()) && !touched.contains(entry.log());
            if (!needless) {
                writer.add(entry.seal(written.isEmpty()).bytes());
                written.add(entry);
                touched.add(entry.log());
            }
        }
        if (!written.isEmpty()) {
            writer.flush();
            file.force();
            note(written, writer.end());
        }
    }

    private void note(List<Entry> written, long newEnd) {
        access.lock();
        try {
            for (Entry entry : written) {
                index.add(entry, end);
                end += entry.size();
            }
        } finally {
            access.unlock();
        }
        assert end == newEnd;
    }

    /** Rewrites the file if there is too much garbage in it. */
    @Override
    public void settle() throws IOException {
        long live = index.liveBytes();
        if (options.outweighs(end - Header.BYTES - live, live)) {
            LogIndex rewrittenIndex = new LogIndex();
            long rewrittenEnd = copyLive(rewrittenIndex);
            access.lock();
            try {
                file.close();
                disk.rename(rewritten(path), path);
                disk.forceFolder(path);
                file = disk.open(path);
                index = rewrittenIndex;
                end = rewrittenEnd;
            } finally {
                access.unlock();
            }
        }
    }

    private long copyLive(LogIndex rewrittenIndex) throws IOException {
        try (DiskFile from = disk.open(path);
                DiskFile to = disk.create(rewritten(path))) {
            EntryWriter writer = new EntryWriter(to, 0);
            writer.add(Header.bytes());
            EntryReader reader = new EntryReader(from, end);
            long position = reader.position();
            for (Optional<Entry> next = reader.next(); next.isPresent(); next = reader.next()) {
                Entry entry = next.get();
                if (index.isLive(entry.log(), position)) {
                    rewrittenIndex.add(entry, writer.end());
                    writer.add(entry.bytes());
                }
                position = reader.position();
            }
            if (position < end) {
                throw damaged(position);
            }
            writer.flush();
            to.force();
            return writer.end();
        }
    }

    private IOException damaged(long position) {
        return new IOException(path + " was damaged at byte " + position + " since it was opened");
    }

    List<byte[]> read(String log) throws IOException {
        access.lock();
        try {
            List<byte[]> records = new ArrayList<>();
            index.forEach(log, (position, size) -> {
                Entry entry = EntryReader.at(file, position, size).orElseThrow(() -> damaged(position));
                records.addAll(entry.records());
            });
            return Collections.unmodifiableList(records);
        } finally {
            access.unlock();
        }
    }

    Set<String> logs() {
        access.lock();
        try {
            return index.names();
        } finally {
            access.unlock();
        }
    }

    void close() throws IOException {
        access.lock();
        try {
            file.close();
        } finally {
            access.unlock();
        }
    }
}
