package io.warpbeam.coroutine.effect;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;

/**
 * A list that never changes, made from a shorter one at the cost of one element: lists made one from the other share an
 * array, of which each sees its own part. Appending twice to one list copies it. To be used by one thread.
 */
final class AppendedList<E> extends AbstractList<E> implements RandomAccess {

    private final List<E> shared;
    private final int size;

    private AppendedList(List<E> shared) {
        this.shared = shared;
        this.size = shared.size();
    }

    static <E> List<E> of(List<E> list, E last) {
        List<E> shared = list instanceof AppendedList<E> appended && appended.shared.size() == appended.size
                ? appended.shared
                : new ArrayList<>(list);
        shared.add(last);
        return new AppendedList<>(shared);
    }

    @Override
    public E get(int index) {
        return shared.get(Objects.checkIndex(index, size));
    }

    @Override
    public int size() {
        return size;
    }
}
