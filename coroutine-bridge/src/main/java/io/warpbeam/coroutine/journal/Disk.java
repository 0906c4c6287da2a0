package io.warpbeam.coroutine.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;

/** What a journal wants of a file system. None of it is ended or harmed by an interrupt of the calling thread. */
interface Disk {

    /** The one path of a file, links followed, that exists or may be created. */
    Path locate(Path file) throws IOException;

    /**
     * Keeps other writers out, of this JVM and of others, until it is closed. The file is created, and stays.
     *
     * @throws JournalException when there is another one
     */
    Closeable lock(Path lockFile) throws IOException;

    boolean exists(Path file);

    /** Opens a file that exists. */
    DiskFile open(Path file) throws IOException;

    /** Opens an empty file, in place of any that exists. */
    DiskFile create(Path file) throws IOException;

    /** Renames a file, in one step, over any that has the new name. */
    void rename(Path from, Path to) throws IOException;

    void deleteIfExists(Path file) throws IOException;

    /** Makes the names in the folder of a file durable. */
    void forceFolder(Path file) throws IOException;
}
