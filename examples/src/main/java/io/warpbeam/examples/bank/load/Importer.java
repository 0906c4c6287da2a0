package io.warpbeam.examples.bank.load;

import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.Pid;
import io.warpbeam.actors.Self;
import io.warpbeam.examples.bank.Bank;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Consumer;

/**
 * Loads a transaction file. Each row is a message to a lane, a process that brings it to the bank; the rows of an
 * account are applied in the order of the file, rows of different accounts at the same time. A limited number of rows
 * is under way. Used once, by the process that runs it.
 */
public final class Importer {

    private static final int LANES = 64;
    private static final int UNDER_WAY = 2_048;

    private final Bank bank;
    private final TransactionFile file;
    private final Optional<Chaos> chaos;
    private final Consumer<Progress> progress;
    private final ImportJournal journal;
    private final Map<Integer, String> refusedBefore;
    private final long restartsBefore;
    private final long startNanos;

    private final RowOrder order = new RowOrder();
    private final Queue<Row> ready = new ArrayDeque<>();
    private final Queue<Pid> freeLanes = new ArrayDeque<>();
    private final Map<String, Integer> firstLines = new HashMap<>();
    private final List<Row> applied = new ArrayList<>();
    private final List<Rejection> rejections = new ArrayList<>();
    private int reported;

    private Importer(Bank bank, TransactionFile file, Optional<Chaos> chaos, Consumer<Progress> progress) {
        this.bank = bank;
        this.file = file;
        this.chaos = chaos;
        this.progress = progress;
        this.journal = new ImportJournal(bank.database(), file.prefix());
        this.refusedBefore = journal.refused();
        this.restartsBefore = bank.incidents().restarts();
        this.startNanos = bank.node().substrate().nanoTime();
    }

    /**
     * Loads a file and checks the books. By the process {@code self}; blocks until all is done.
     *
     * @throws IOException when the file cannot be read
     * @throws BadFileException when it is not a transaction file
     * @throws ImportStoppedException when the bank could not be reached any more; run again, the import goes on where
     *     it stopped
     */
    public static ImportReport run(Self self, Bank bank, Path path, Optional<Chaos> chaos, Consumer<Progress> progress)
            throws IOException {
        TransactionFile file = TransactionFile.of(path);
        Examiner examiner = Examiner.before(bank, file);
        Importer importer = new Importer(bank, file, chaos, progress);
        importer.load(self);
        long nanos = bank.node().substrate().nanoTime() - importer.startNanos;
        importer.rejections.sort(null);
        return new ImportReport(
                file.rows(),
                importer.applied.size(),
                importer.rejections,
                nanos,
                importer.restarts(),
                chaos.map(Chaos::kills).orElse(0),
                examiner.after(importer.applied, importer.rejections));
    }

    private void load(Self self) throws IOException {
        Lane lane = new Lane(bank, file.prefix(), self.pid());
        List<Pid> lanes = new ArrayList<>();
        for (int i = 0; i < LANES; i++) {
            lanes.add(self.spawnLink(lane));
        }
        freeLanes.addAll(lanes);
        file.forEach((line, text) -> {
            read(line, text);
            dispatch();
            while (order.size() >= UNDER_WAY) {
                takeOne(self);
            }
        });
        while (order.size() > 0) {
            takeOne(self);
        }
        for (Pid each : lanes) {
            self.unlink(each);
            each.sendExit(ExitReason.SHUTDOWN);
        }
    }

    private void read(int line, String text) {
        switch (RowParser.parse(line, text)) {
            case RowParser.Parsed.Bad(String reason) -> reject(line, reason);
            case RowParser.Parsed.Good(Row row) -> {
                int first = firstLines.merge(row.id(), line, (before, _) -> before);
                if (first != line) {
                    reject(line, "The id " + row.id() + " is that of line " + first + ".");
                } else if (refusedBefore.containsKey(line)) {
                    reject(line, refusedBefore.getOrDefault(line, ""));
                } else if (order.add(row)) {
                    ready.add(row);
                }
            }
        }
    }

    private void dispatch() {
        while (!ready.isEmpty() && !freeLanes.isEmpty()) {
            Row row = ready.remove();
            freeLanes.remove().send(row);
            chaos.ifPresent(it -> it.seen(row, file.prefix()));
        }
    }

    private void takeOne(Self self) {
        if (self.receive() instanceof Lane.Done(Pid lane, Row row, Verdict verdict)) {
            freeLanes.add(lane);
            conclude(row, verdict);
            ready.addAll(order.done(row));
            dispatch();
        }
    }

    private void conclude(Row row, Verdict verdict) {
        switch (verdict) {
            case Verdict.Applied() -> {
                applied.add(row);
                report();
            }
            case Verdict.Rejected(String reason) -> {
                journal.refuse(row.line(), reason);
                reject(row.line(), reason);
            }
            case Verdict.Lost(String reason) -> throw new ImportStoppedException(row.line(), reason);
        }
    }

    private void reject(int line, String reason) {
        rejections.add(new Rejection(line, reason));
        report();
    }

    private void report() {
        int done = applied.size() + rejections.size();
        if (done == file.rows() || done - reported >= Math.max(1, file.rows() / 200)) {
            reported = done;
            long nanos = bank.node().substrate().nanoTime() - startNanos;
            progress.accept(new Progress(done, file.rows(), rejections.size(), restarts(), nanos));
        }
    }

    private long restarts() {
        return bank.incidents().restarts() - restartsBefore;
    }
}
