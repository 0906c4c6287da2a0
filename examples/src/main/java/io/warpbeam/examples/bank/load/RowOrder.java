package io.warpbeam.examples.bank.load;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;

/**
 * Decides which rows may be applied at the same time. A row is ready when it is the oldest one under way on each of its
 * accounts, so the result is that of applying the file from top to bottom, however many rows are applied at once. The
 * oldest row of all is always ready: nothing can wait in a circle. One thread at a time.
 */
final class RowOrder {

    private final Map<String, Queue<Row>> queues = new HashMap<>();
    private int size;

    /** How many rows were added and are not done. */
    int size() {
        return size;
    }

    /** Adds the next row of the file; tells whether it is ready. */
    boolean add(Row row) {
        size++;
        for (String account : row.accounts()) {
            queues.computeIfAbsent(account, _ -> new ArrayDeque<>()).add(row);
        }
        return isReady(row);
    }

    /** Takes a ready row out, since it is done; returns the rows that are ready now. */
    List<Row> done(Row row) {
        size--;
        List<Row> ready = new ArrayList<>(2);
        for (String account : row.accounts()) {
            Queue<Row> queue = queues.getOrDefault(account, new ArrayDeque<>());
            if (queue.poll() != row) {
                throw new IllegalArgumentException("row must be ready, but is " + row);
            }
            if (queue.isEmpty()) {
                queues.remove(account);
            }
        }
        for (String account : row.accounts()) {
            Queue<Row> queue = queues.get(account);
            if (queue != null && isReady(queue.element()) && !ready.contains(queue.element())) {
                ready.add(queue.element());
            }
        }
        return ready;
    }

    private boolean isReady(Row row) {
        for (String account : row.accounts()) {
            Queue<Row> queue = queues.get(account);
            if (queue == null || queue.element() != row) {
                return false;
            }
        }
        return true;
    }
}
