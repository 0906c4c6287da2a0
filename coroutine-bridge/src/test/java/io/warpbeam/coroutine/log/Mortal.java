package io.warpbeam.coroutine.log;

import io.warpbeam.coroutine.journal.Journal;
import java.util.List;
import java.util.Set;

/** Counts the steps of a program that touch the outside, and ends it at one of them. */
final class Mortal {

    /** The program has ended. */
    static final class Dead extends Error {
        private static final long serialVersionUID = 1L;

        Dead() {
            super("dead", null, false, false);
        }
    }

    private final int lastStep;
    private final Runnable death;
    private int step;

    /** A program that ends at a step by {@code death}, and does nothing more if that returns. */
    Mortal(int lastStep, Runnable death) {
        this.lastStep = lastStep;
        this.death = death;
    }

    static Mortal dyingAt(int lastStep) {
        return new Mortal(lastStep, () -> {
            throw new Dead();
        });
    }

    void step() {
        step++;
        if (step == lastStep) {
            death.run();
        } else if (step > lastStep) {
            throw new Dead();
        }
    }

    /** Whether it came to its end before the step at which it was to die. */
    boolean survived() {
        return step < lastStep;
    }

    /** A journal that it writes; before and after each write is a step. */
    Journal writing(Journal journal) {
        return new Journal() {
            @Override
            public void append(String log, byte[] record) {
                step();
                journal.append(log, record);
                step();
            }

            @Override
            public void replace(String log, List<byte[]> records) {
                step();
                journal.replace(log, records);
                step();
            }

            @Override
            public List<byte[]> read(String log) {
                return journal.read(log);
            }

            @Override
            public Set<String> logs() {
                return journal.logs();
            }

            @Override
            public void close() {
                journal.close();
            }
        };
    }
}
