package io.warpbeam.actors;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a chain that holds its own neighbours, so that a chain needs no cells, and an entry is added and taken
 * out in a few writes however long the chain is. An entry is in at most one chain, and added once in its life. The
 * chain is held by its newest entry.
 *
 * <p>One thread at a time changes a chain; any thread may {@link #walk} it meanwhile. New entries go in at the end
 * where walks begin, and an entry that is taken out is linked to itself: it keeps nothing alive, and a walk that stands
 * on it knows that it has lost its way.
 *
 * @param <T> the type of the entries
 */
abstract class Chained<T extends Chained<T>> {

    private static final VarHandle OLDER;

    static {
        try {
            OLDER = MethodHandles.lookup().findVarHandle(Chained.class, "older", Chained.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    // whoever changes the chain
    private @Nullable T newer;

    // written by whoever changes the chain, read by anyone
    @SuppressWarnings("UnusedVariable") // through OLDER
    private @Nullable Chained<T> older = this;

    /** Whether it is in a chain. Outdated when read by others than those who change it. */
    final boolean isChained() {
        return older() != this;
    }

    /** Adds this; the new holder of the chain, to be published by a release store. */
    final T addTo(@Nullable T newest) {
        setOlder(newest);
        T me = self();
        if (newest != null) {
            ((Chained<T>) newest).newer = me;
        }
        return me;
    }

    /** Takes this out; the holder of what is left. */
    final @Nullable T removeFrom(T newest) {
        T younger = newer;
        T elder = older();
        if (elder != null) {
            ((Chained<T>) elder).newer = younger;
        }
        newer = null;
        setOlder(this);
        if (younger == null) {
            return elder;
        }
        ((Chained<T>) younger).setOlder(elder);
        return newest;
    }

    /** Takes a whole chain apart, oldest entry first. */
    static <T extends Chained<T>> void removeAll(@Nullable T newest, Consumer<? super T> sink) {
        T entry = newest;
        for (T next = entry; next != null; next = ((Chained<T>) next).older()) {
            entry = next;
        }
        while (entry != null) {
            T next = ((Chained<T>) entry).newer;
            entry.removeFrom(entry);
            sink.accept(entry);
            entry = next;
        }
    }

    /** Shows the entries, newest first; false when the walk lost its way and may have missed some. By any thread. */
    static <T extends Chained<T>> boolean walk(@Nullable T newest, Consumer<? super T> sink) {
        T entry = newest;
        while (entry != null) {
            T next = ((Chained<T>) entry).older();
            if (next == entry) {
                return false;
            }
            sink.accept(entry);
            entry = next;
        }
        return true;
    }

    @SuppressWarnings("unchecked") // T is the type of the subclass
    private T self() {
        return (T) this;
    }

    /** Pairs with {@link #setOlder}. */
    @SuppressWarnings("unchecked")
    private @Nullable T older() {
        return (T) OLDER.getAcquire(this);
    }

    /** Pairs with {@link #older()}. */
    private void setOlder(@Nullable Chained<T> entry) {
        OLDER.setRelease(this, entry);
    }
}
