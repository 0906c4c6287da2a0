package io.warpbeam.examples.bank.load;

import io.warpbeam.examples.bank.Bank;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Kills processes while they work: now and then that of an account which has just been sent a row, and sometimes that
 * of a transfer. One thread at a time.
 */
public final class Chaos {

    private static final int RECENT = 48;

    private final Bank bank;
    private final int every;
    private final List<Row> recent = new ArrayList<>();
    private int rows;
    private int kills;

    /** Kills one process of this bank in so many rows. */
    public Chaos(Bank bank, int every) {
        if (every < 1) {
            throw new IllegalArgumentException("every must be at least 1, but is " + every);
        }
        this.bank = bank;
        this.every = every;
    }

    /** How many processes were killed. */
    int kills() {
        return kills;
    }

    /** A row is on its way. */
    void seen(Row row, String prefix) {
        rows++;
        if (recent.size() < RECENT) {
            recent.add(row);
        } else {
            recent.set(rows % RECENT, row);
        }
        if (rows % every == 0) {
            strike(prefix);
        }
    }

    private void strike(String prefix) {
        RandomGenerator random = bank.node().substrate().random();
        Row victim = recent.get(random.nextInt(recent.size()));
        boolean transfer = victim instanceof Row.Move && random.nextBoolean();
        boolean hit = transfer
                ? bank.transfers().kill(prefix + victim.id())
                : bank.accounts().kill(victim.accounts().getLast());
        if (hit) {
            kills++;
        }
    }
}
