package io.warpbeam.bench.soak;

import io.warpbeam.actors.Node;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Filter;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Keeps the crashes on purpose out of the log, and what the nodes say of their own failures for the account. */
final class LogWatch implements AutoCloseable {

    private final Logger logger = Logger.getLogger(Node.class.getName()); // held, lest it be forgotten
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();

    LogWatch() {
        Filter filter = this::hear;
        logger.setFilter(filter);
    }

    private boolean hear(LogRecord line) {
        String text = line.getMessage();
        if (text.startsWith("a listener") || text.startsWith("a timer")) {
            failures.add(text);
        }
        return false;
    }

    /** {@return what nodes have said so far} */
    List<String> failures() {
        return List.copyOf(failures);
    }

    @Override
    public void close() {
        logger.setFilter(null);
    }
}
