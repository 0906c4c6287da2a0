package io.warpbeam.testkit;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What can run, in the order in which it became so. Used by one thread. */
final class ReadyList {

    private @Nullable Task[] tasks = new Task[16];
    private int size;

    int size() {
        return size;
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** The number of the process or thread at an index. */
    int actor(int index) {
        return at(index).actor();
    }

    private Task at(int index) {
        return Objects.requireNonNull(tasks[index], "task");
    }

    void add(Task task) {
        if (size == tasks.length) {
            tasks = Arrays.copyOf(tasks, size * 2);
        }
        tasks[size++] = task;
    }

    Task remove(int index) {
        Task task = at(index);
        System.arraycopy(tasks, index + 1, tasks, index, --size - index);
        tasks[size] = null;
        return task;
    }
}
