package io.warpbeam.coroutine.journal;

/**
 * How a {@link FileJournal} is kept. Immutable; each method returns a changed copy.
 *
 * <p>The file is rewritten, without its garbage, when that is more than {@code garbagePercent} of what is live
 * <em>and</em> more than {@code minGarbageBytes}. It is thus never longer than its header, the live data, the larger of
 * those two, and what was written at once in the end. Garbage are deleted and replaced records and the marks that say
 * so.
 *
 * @param maxRecordBytes how long a record may be, in bytes; from 1 to {@value #LARGEST_RECORD_BYTES}
 * @param minGarbageBytes how much garbage is always left in the file, in bytes; 0 or more
 * @param garbagePercent how much garbage is left in the file, in percent of the live bytes; 1 or more
 */
public record JournalOptions(int maxRecordBytes, long minGarbageBytes, int garbagePercent) {

    /** The highest limit that there may be for a record, in bytes: 64 MiB. */
    public static final int LARGEST_RECORD_BYTES = 64 << 20;

    /** Records up to 16 MiB; rewritten when garbage is more than the live data and more than 1 MiB. */
    public static final JournalOptions DEFAULT = new JournalOptions(16 << 20, 1 << 20, 100);

    /**
     * Checks the components.
     *
     * @throws IllegalArgumentException when one is out of its bounds
     */
    public JournalOptions {
        if (maxRecordBytes < 1 || maxRecordBytes > LARGEST_RECORD_BYTES) {
            throw new IllegalArgumentException(
                    "maxRecordBytes must be from 1 to " + LARGEST_RECORD_BYTES + ", but was " + maxRecordBytes);
        }
        if (minGarbageBytes < 0) {
            throw new IllegalArgumentException("minGarbageBytes must not be negative, but was " + minGarbageBytes);
        }
        if (garbagePercent < 1) {
            throw new IllegalArgumentException("garbagePercent must be positive, but was " + garbagePercent);
        }
    }

    /**
     * Limits the length of a record.
     *
     * @param newMaxRecordBytes the longest that is accepted
     * @return the changed options
     * @throws IllegalArgumentException when it is out of its bounds
     */
    public JournalOptions maxRecordBytes(int newMaxRecordBytes) {
        return new JournalOptions(newMaxRecordBytes, minGarbageBytes, garbagePercent);
    }

    /**
     * Says when the file is rewritten.
     *
     * @param newMinGarbageBytes how much garbage is always left
     * @param newGarbagePercent how much is left in percent of the live bytes
     * @return the changed options
     * @throws IllegalArgumentException when one is out of its bounds
     */
    public JournalOptions rewriteAt(long newMinGarbageBytes, int newGarbagePercent) {
        return new JournalOptions(maxRecordBytes, newMinGarbageBytes, newGarbagePercent);
    }

    /** The rule: true when a file with so many bytes of each kind is to be rewritten. */
    boolean outweighs(long garbageBytes, long liveBytes) {
        return garbageBytes > minGarbageBytes && garbageBytes > liveBytes / 100.0 * garbagePercent;
    }
}
