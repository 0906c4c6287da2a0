package io.warpbeam.actors;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One end's view of its links: a hash table with open addressing, one array slot per link. The owner of the process
 * changes it; any thread may go through it meanwhile.
 *
 * <p>An entry never moves within an array, and an array that is too full or too empty is replaced by another and left
 * as it is. So whoever goes through the array that it found sees every link that is in force all the while, once.
 */
final class Links {

    /** A link other than a plain active one, which is represented by the process itself. */
    static final class Other {
        final LocalProcess peer;
        /** The id of the unlink under way; 0 for an active link whose exit message is a priority message. */
        final long unlink;

        Other(LocalProcess peer, long unlink) {
            this.peer = peer;
            this.unlink = unlink;
        }
    }

    private static final int SMALL = 4;
    private static final Object GONE = new Object();
    private static final @Nullable Object[] NONE = {};
    private static final VarHandle SLOT = MethodHandles.arrayElementVarHandle(Object[].class);
    private static final VarHandle SLOTS;

    static {
        try {
            SLOTS = MethodHandles.lookup().findVarHandle(Links.class, "slots", Object[].class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    // written by the owner, read by anyone: null, GONE, LocalProcess or Other; the length is a power of two
    private @Nullable Object[] slots = NONE;

    // owner
    private int live;
    private int used;

    /** The entry for a process: itself, {@link Other} or null. */
    @Nullable
    Object get(LocalProcess peer) {
        int found = find(peer);
        return found < 0 ? null : slots[found];
    }

    /** Sets the entry for its process, which may have one. */
    void put(LocalProcess peer, Object entry) {
        int found = find(peer);
        if (found >= 0) {
            set(slots, found, entry);
            return;
        }
        if (!hasRoom()) {
            rebuild();
        }
        insert(slots, peer, entry);
        live++;
    }

    /** Takes out the entry for a process; it, or null when there was none. */
    @Nullable
    Object remove(LocalProcess peer) {
        int found = find(peer);
        if (found < 0) {
            return null;
        }
        Object entry = slots[found];
        if (--live == 0) {
            clear();
            return entry;
        }
        set(slots, found, GONE);
        if (slots[next(found, slots.length)] == null) {
            freeBackwards(found);
        }
        return entry;
    }

    /** Shows each active link, in no order. By any thread. */
    void forEachActive(Consumer<? super LocalProcess> sink) {
        @Nullable Object[] array = (Object[]) SLOTS.getAcquire(this);
        for (int i = 0; i < array.length; i++) {
            Object entry = SLOT.getAcquire(array, i);
            if (isActive(entry)) {
                sink.accept(peer(entry));
            }
        }
    }

    /** Whether an entry stands for a link in force, rather than for one that is being taken down or for none. */
    static boolean isActive(@Nullable Object entry) {
        return entry instanceof LocalProcess || (entry instanceof Other other && other.unlink == 0);
    }

    /** Whether the message about the end of the other side is a priority message. */
    static boolean isAhead(@Nullable Object entry) {
        return entry instanceof Other other && other.unlink == 0;
    }

    private static LocalProcess peer(Object entry) {
        return entry instanceof Other other ? other.peer : (LocalProcess) entry;
    }

    private int find(LocalProcess peer) {
        @Nullable Object[] array = slots;
        int at = home(peer, array.length);
        for (int looks = array.length; looks > 0; looks--) {
            Object entry = array[at];
            if (entry == null) {
                return -1;
            }
            if (entry == peer || (entry instanceof Other other && other.peer == peer)) {
                return at;
            }
            at = next(at, array.length);
        }
        return -1;
    }

    /** Puts an entry that is not there yet into the first free slot on its way. */
    private void insert(@Nullable Object[] array, LocalProcess peer, Object entry) {
        int at = home(peer, array.length);
        while (array[at] != null && array[at] != GONE) {
            at = next(at, array.length);
        }
        if (array[at] == null) {
            used++;
        }
        set(array, at, entry);
    }

    /** The slot and the ones before it end a way that leads nowhere. */
    private void freeBackwards(int from) {
        int at = from;
        while (slots[at] == GONE) {
            set(slots, at, null);
            used--;
            at = (at - 1) & (slots.length - 1);
        }
    }

    private void clear() {
        used = 0;
        if (slots.length > SMALL) {
            SLOTS.setRelease(this, NONE);
            return;
        }
        for (int i = 0; i < slots.length; i++) {
            set(slots, i, null);
        }
    }

    /** A small array may be filled up, slots that are gone included: a look at all of it costs nothing. */
    private boolean hasRoom() {
        int length = slots.length;
        return length <= SMALL ? live < length : used < length / 4 * 3;
    }

    /** Goes over to an array with room for one more entry at least, without those that are gone. */
    private void rebuild() {
        int length = live < 2 ? 2 : live < SMALL ? SMALL : SMALL * 2;
        while (length > SMALL && live + live / 4 >= length / 4 * 3) {
            length *= 2;
        }
        @Nullable Object[] before = slots;
        @Nullable Object[] after = new Object[length];
        used = 0;
        for (Object entry : before) {
            if (entry != null && entry != GONE) {
                insert(after, peer(entry), entry);
            }
        }
        SLOTS.setRelease(this, after);
    }

    /** Numbers of processes follow one another; the multiplier, 2^64 over the golden ratio, spreads them. */
    private static int home(LocalProcess peer, int length) {
        return (int) ((peer.id() * 0x9E3779B97F4A7C15L) >>> 32) & (length - 1);
    }

    private static int next(int at, int length) {
        return (at + 1) & (length - 1);
    }

    private static void set(@Nullable Object[] array, int at, @Nullable Object entry) {
        SLOT.setRelease(array, at, entry);
    }
}
