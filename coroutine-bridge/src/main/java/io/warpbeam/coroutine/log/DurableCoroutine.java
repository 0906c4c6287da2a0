package io.warpbeam.coroutine.log;

import io.warpbeam.coroutine.Coroutine;
import io.warpbeam.coroutine.journal.Journal;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A coroutine whose runs outlive the program: each has a name, and its log is kept in a journal while it runs. After a
 * restart the unfinished ones are taken up again where they were.
 * {@snippet file="io/warpbeam/coroutine/log/DurableCoroutineTest.java" region="durable"}
 *
 * <p>The log is deleted when the run is over: when its code returns or raises a value, or when it is cancelled on
 * request. It stays, and the run with it, when the code fails otherwise, the log does not fit the code, the journal
 * fails, or the run is cancelled for another reason: the end of its starter or of the node, or a close. That is done
 * before the outcome is told.
 *
 * <p>Any thread. Beginning a run does not block; the code of the run does, whenever it writes. A journal should have
 * one durable coroutine for each kind: of two runs with one name, the one that began last counts, and the other fails
 * when it would write; two objects do not know of each other's runs.
 *
 * @param <Y> what it yields
 * @param <R> what it is resumed with
 * @param <T> its result
 */
public final class DurableCoroutine<Y, R, T> {

    private final String kind;
    private final SerializableCoroutine<Y, R, T> coroutine;
    private final Journal journal;
    private final LogCodec codec;
    private final Durability durability;

    // Used by the threads of all runs.
    private final ConcurrentMap<String, RunDesk> desks = new ConcurrentHashMap<>();

    /**
     * A durable coroutine.
     *
     * @param kind of the runs; the names of their logs in the journal, and the keys of their effects, begin with it and
     *     a slash
     * @param coroutine the code and its handlers
     * @param journal to be used, and closed by its owner when all runs have ended
     * @param codec for the operations, answers and states of the code
     * @param durability what may be lost
     */
    public DurableCoroutine(
            String kind,
            SerializableCoroutine<Y, R, T> coroutine,
            Journal journal,
            LogCodec codec,
            Durability durability) {
        this.kind = Objects.requireNonNull(kind, "kind");
        this.coroutine = Objects.requireNonNull(coroutine, "coroutine");
        this.journal = Objects.requireNonNull(journal, "journal");
        this.codec = Objects.requireNonNull(codec, "codec");
        this.durability = Objects.requireNonNull(durability, "durability");
    }

    /**
     * A run from the beginning, which is in the journal from then on.
     *
     * @param run its name
     * @return the run; it fails with {@link IllegalStateException} when there is an unfinished one of that name
     */
    public Coroutine<Y, R, T> start(String run) {
        String name = name(run);
        return run(name, true, stored -> {
            if (StoredRun.read(name, journal, codec).isPresent()) {
                throw new IllegalStateException("there is an unfinished run " + name);
            }
            stored.begin();
            return new Origin.Continue(EffectLog.empty(name));
        });
    }

    /**
     * Takes an unfinished run up where it was. A yield that waited is yielded again.
     *
     * @param run its name
     * @return the run; it fails with {@link IllegalStateException} when there is none of that name
     */
    public Coroutine<Y, R, T> resume(String run) {
        String name = name(run);
        return run(name, false, _ -> new Origin.Continue(unfinished(name)));
    }

    /**
     * Takes an unfinished run up at the yield where it was, and answers that.
     *
     * @param run its name
     * @param answer that the yield returns
     * @return the run; it fails with {@link IllegalStateException} when there is none of that name that waits
     */
    public Coroutine<Y, R, T> resume(String run, R answer) {
        Objects.requireNonNull(answer, "answer");
        String name = name(run);
        return run(name, false, _ -> {
            EffectLog log = unfinished(name);
            if (log.question().isEmpty()) {
                throw new IllegalStateException("the run " + name + " does not wait at a yield");
            }
            return new Origin.Resume(log, answer);
        });
    }

    private Coroutine<Y, R, T> run(String name, boolean first, Function<StoredRun, Origin> beginning) {
        return co -> {
            StoredRun stored = take(name, first);
            return co.scope(() -> {
                co.onLeave(outcome -> {
                    stored.end(outcome);
                    desks.computeIfPresent(name, RunDesk::ifTaken);
                });
                Settings settings = Settings.DEFAULT
                        .origin(beginning.apply(stored))
                        .decoration((_, _) -> {})
                        .store(stored);
                return coroutine.logged(settings).run(co).result();
            });
        };
    }

    private StoredRun take(String name, boolean first) {
        AtomicReference<@Nullable StoredRun> taken = new AtomicReference<>();
        desks.compute(name, (_, there) -> {
            RunDesk desk = there == null ? new RunDesk() : there;
            if (first && desk.isTaken()) {
                throw new IllegalStateException("there is an unfinished run " + name);
            }
            StoredRun run = new StoredRun(name, journal, codec, durability, desk);
            desk.take(run);
            taken.set(run);
            return desk;
        });
        return Objects.requireNonNull(taken.get());
    }

    private EffectLog unfinished(String name) {
        return StoredRun.read(name, journal, codec)
                .orElseThrow(() -> new IllegalStateException("there is no unfinished run " + name));
    }

    /** {@return the names of the runs that are not over, whether they are running or not} */
    public Set<String> unfinished() {
        Set<String> runs = new TreeSet<>();
        for (String name : journal.logs()) {
            if (name.startsWith(kind + "/")) {
                runs.add(name.substring(kind.length() + 1));
            }
        }
        return runs;
    }

    /**
     * Reads the log of an unfinished run. Blocks on the journal.
     *
     * @param run its name
     * @return the log; empty when there is no such run
     * @throws LogFormatException when it was written with other types
     */
    public Optional<EffectLog> log(String run) {
        return StoredRun.read(name(run), journal, codec);
    }

    /**
     * Deletes the log of an unfinished run that nobody is to take up again. Blocks on the journal. A run that is still
     * running fails when it would write.
     *
     * @param run its name
     */
    public void forget(String run) {
        String name = name(run);
        StoredRun nobody = take(name, false);
        nobody.delete();
        desks.computeIfPresent(name, RunDesk::ifTaken);
    }

    private String name(String run) {
        Objects.requireNonNull(run, "run");
        return kind + "/" + run;
    }
}
