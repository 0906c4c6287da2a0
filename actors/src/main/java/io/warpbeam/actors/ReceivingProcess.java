package io.warpbeam.actors;

import io.warpbeam.actors.MessageList.Cell;
import io.warpbeam.actors.ProcessTable.Place;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** How the code of a process receives messages. */
abstract sealed class ReceivingProcess extends KitProcess permits RelatedProcess {

    /** What a search answers when what it looks for will never come. */
    static final Object NEVER = new Object();

    /** How a receive finds its message. */
    @FunctionalInterface
    interface Search {
        /** The message, taken out; {@link #NONE} when it is not there yet; {@link #NEVER}. */
        Object next();
    }

    ReceivingProcess(LocalNode node, Place place, @Nullable LocalProcess parent, SpawnOptions options) {
        super(node, place, parent, options);
    }

    @Override
    public final Object receive() {
        return take(null, Nanos.FOREVER);
    }

    @Override
    public final Optional<Object> receive(Duration timeout) {
        return found(take(null, Nanos.of(timeout)));
    }

    @Override
    public final Object receive(Predicate<Object> selector) {
        return take(scan(selector, MessageList.START), Nanos.FOREVER);
    }

    @Override
    public final Optional<Object> receive(Predicate<Object> selector, Duration timeout) {
        return found(take(scan(selector, MessageList.START), Nanos.of(timeout)));
    }

    @Override
    public final Mark mark() {
        enter();
        takeApart();
        MarkRef mark = new MarkRef(this, saved().last());
        leave();
        return mark;
    }

    @Override
    public final Object receive(Mark mark, Predicate<Object> selector) {
        return take(scan(selector, number(mark)), Nanos.FOREVER);
    }

    @Override
    public final Optional<Object> receive(Mark mark, Predicate<Object> selector, Duration timeout) {
        return found(take(scan(selector, number(mark)), Nanos.of(timeout)));
    }

    private long number(Mark mark) {
        MarkRef mine = (MarkRef) mark;
        if (mine.owner() != this) {
            throw new IllegalArgumentException("mark must be made by " + this + ", but is " + mark);
        }
        return mine.number();
    }

    private Search scan(Predicate<Object> selector, long mark) {
        Objects.requireNonNull(selector, "selector");
        return new Scan(selector, mark);
    }

    static Optional<Object> found(Object message) {
        return message == NONE ? Optional.empty() : Optional.of(message);
    }

    /** Waits for what a search finds, or for the oldest message. */
    final Object take(@Nullable Search search, long timeoutNanos) {
        Object message = takeItem(search, timeoutNanos);
        return gate == null || message == NONE ? message : gate.open(message);
    }

    private Object takeItem(@Nullable Search search, long timeoutNanos) {
        enter();
        Alarm alarm = null;
        try {
            while (true) {
                Object message = search == null ? anyMessage() : search.next();
                if (message != NONE || ending() != null || timeoutNanos <= 0 || (alarm != null && alarm.isOver())) {
                    return taken(message);
                }
                if (alarm == null && timeoutNanos != Nanos.FOREVER) {
                    alarm = new Alarm(timeoutNanos);
                }
                pause(alarm);
            }
        } finally {
            if (alarm != null) {
                alarm.timer.cancel();
            }
            leave();
        }
    }

    /** The oldest message; system requests that come before it are left for the end of the callback. */
    private Object anyMessage() {
        Object message = next();
        while (message instanceof Signal.SystemDue) {
            deferSystem();
            message = next();
        }
        return message;
    }

    private Object taken(Object message) {
        if (message == NEVER) {
            return NONE;
        }
        if (message instanceof CallSlot<?> request) {
            track(request);
        }
        if (message != NONE) {
            breathe(countHandled());
        }
        return message;
    }

    /** Lets others run now and then; called inside the kit for each message that was received. */
    abstract void breathe(long handled);

    /** Rests until there is mail, the alarm goes off or an exit signal arrives; see {@link #wake}. */
    private void pause(@Nullable Alarm alarm) {
        if (isHigh()) {
            node.highWater.look(this);
        }
        setWaiter(Thread.currentThread());
        if (!mailbox.rest()) {
            setWaiter(null);
            return;
        }
        node.dispatcher.aboutToBlock();
        boolean interrupted = false;
        while (waiter() != null) {
            if (interrupted || (alarm != null && alarm.isOver())) {
                mailbox.rouse();
            } else {
                node.substrate().park();
                interrupted = waiter() != null && Thread.currentThread().isInterrupted();
            }
        }
        if (interrupted) {
            throw new InterruptedWaitException("receive");
        }
    }

    /** The end of a wait for a message. */
    private final class Alarm {
        private final Timer timer;
        private volatile boolean over;

        Alarm(long nanos) {
            timer = node.timers.afterNanos(nanos, this::goOff);
        }

        boolean isOver() {
            return over;
        }

        private void goOff() {
            over = true;
            mailbox.rouse();
        }
    }

    /** One receive's way through the messages: each is offered to the selector once. */
    private final class Scan implements Search {
        private final Predicate<Object> selector;
        private final long mark;
        private MessageList.@Nullable Cursor cursor;

        Scan(Predicate<Object> selector, long mark) {
            this.selector = selector;
            this.mark = mark;
        }

        @Override
        public Object next() {
            while (ending() == null) {
                if (isUrgent()) {
                    takeApart();
                }
                Cell cell = offered();
                if (cell == null) {
                    if (!takeOne()) {
                        return NONE;
                    }
                } else if (!(cell.message() instanceof Signal.SystemDue)
                        && ask(selector, cell.message())
                        && cell.isListed()) {
                    return ending() == null ? saved().remove(cell) : NONE; // a borrower may have ended the process
                } else {
                    cursor().refuse(cell);
                }
            }
            return NONE;
        }

        /** The next message to look at; a process that never had one to put aside needs no list for that. */
        private @Nullable Cell offered() {
            return cursor == null && !everSaved() ? null : cursor().next();
        }

        private MessageList.Cursor cursor() {
            MessageList.Cursor known = cursor;
            if (known == null) {
                known = saved().new Cursor(mark);
                cursor = known;
            }
            return known;
        }

        private boolean ask(Predicate<Object> accepts, Object message) {
            setPhase(USER);
            try {
                return accepts.test(Envelope.content(message));
            } finally {
                backFromUser();
            }
        }
    }
}
