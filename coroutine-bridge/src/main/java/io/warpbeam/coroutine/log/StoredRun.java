package io.warpbeam.coroutine.log;

import io.warpbeam.coroutine.CancelReason;
import io.warpbeam.coroutine.Failure;
import io.warpbeam.coroutine.Operation;
import io.warpbeam.coroutine.Outcome;
import io.warpbeam.coroutine.RaiseOperation;
import io.warpbeam.coroutine.effect.Fresh;
import io.warpbeam.coroutine.effect.Reader;
import io.warpbeam.coroutine.effect.State;
import io.warpbeam.coroutine.effect.Writer;
import io.warpbeam.coroutine.journal.Journal;
import java.util.List;
import java.util.Optional;

/**
 * A run of a durable coroutine, and its log in a journal. Touched by the thread of the run, as far as {@link RunDesk}
 * does not say otherwise.
 *
 * <p>When a write fails the run must not go on, because its log would have a gap; each further save fails too.
 */
final class StoredRun implements LogStore {

    /** When the journal has more than that, and more than the log is long, the log is written anew. */
    private static final int LOOSE_BYTES = 64 << 10;

    private final String name;
    private final Journal journal;
    private final LogCodec codec;
    private final Durability durability;
    private final RunDesk desk;
    private Optional<RuntimeException> failed = Optional.empty();
    private long wholeBytes;
    private long partBytes;

    StoredRun(String name, Journal journal, LogCodec codec, Durability durability, RunDesk desk) {
        this.name = name;
        this.journal = journal;
        this.codec = codec;
        this.durability = durability;
        this.desk = desk;
    }

    /** The log in a journal; empty when there is none. */
    static Optional<EffectLog> read(String name, Journal journal, LogCodec codec) {
        List<byte[]> records = journal.read(name);
        if (records.isEmpty()) {
            return Optional.empty();
        }
        EffectLog log = EffectLog.empty(name);
        try {
            for (byte[] record : records) {
                log = log.with(codec.decode(record));
            }
        } catch (IllegalArgumentException error) {
            throw new LogFormatException("the stored log of " + name + " cannot be read", error);
        }
        return Optional.of(log);
    }

    /** The first record: from now on the run is found again. */
    void begin() {
        desk.write(this, () -> journal.append(name, codec.encodeLog(EffectLog.empty(name))));
    }

    @Override
    public void atYield(Recording recording) {
        save(recording);
    }

    @Override
    public void beforeEffect(Recording recording, Operation<?> operation) {
        if (durability == Durability.EACH_EFFECT && reachesOut(operation)) {
            save(recording);
        } else {
            check();
        }
    }

    @Override
    public void afterEffect(Recording recording, Operation<?> operation) {
        if (durability == Durability.EACH_EFFECT && reachesOut(operation)) {
            save(recording);
        }
    }

    private static boolean reachesOut(Operation<?> operation) {
        return !(operation instanceof RaiseOperation
                || operation instanceof State.Get<?>
                || operation instanceof State.Put<?>
                || operation instanceof Reader.Ask<?>
                || operation instanceof Writer.Tell<?>
                || operation instanceof Writer.Written<?>
                || operation instanceof Fresh.Now
                || operation instanceof Fresh.RandomNumber
                || operation instanceof Fresh.NewId);
    }

    private void check() {
        if (failed.isPresent()) {
            throw failed.get();
        }
    }

    private void save(Recording recording) {
        check();
        Recording.Unsaved unsaved = recording.takeUnsaved();
        if (unsaved.part().entries().isEmpty() && unsaved.part().states().isEmpty()) {
            return;
        }
        try {
            desk.write(this, () -> write(recording, unsaved));
        } catch (RuntimeException error) {
            failed = Optional.of(error);
            throw error;
        }
    }

    private void write(Recording recording, Recording.Unsaved unsaved) {
        byte[] bytes = codec.encode(unsaved.part());
        boolean loose = partBytes + bytes.length > LOOSE_BYTES && partBytes > wholeBytes;
        if (unsaved.whole() || loose) {
            byte[] whole = unsaved.whole() ? bytes : codec.encodeLog(recording.log());
            journal.replace(name, List.of(whole));
            wholeBytes = whole.length;
            partBytes = 0;
        } else {
            journal.append(name, bytes);
            partBytes += bytes.length;
        }
    }

    /** Deletes the log; the run is not to go on. */
    void delete() {
        desk.leave(this, () -> journal.delete(name));
    }

    /** The run has ended. Its log goes, unless there is reason to do the rest later. */
    void end(Outcome.Ended outcome) {
        boolean finished = switch (outcome) {
            case Outcome.Completed _ -> true;
            case Outcome.Cancelled(var reason) -> reason.value() == CancelReason.Cause.REQUESTED;
            case Outcome.Thrown(Failure.Raised _) -> true;
            case Outcome.Thrown _ -> false;
        };
        desk.leave(this, finished && failed.isEmpty() ? () -> journal.delete(name) : () -> {});
    }
}
