package io.warpbeam.examples.bank.load;

import java.util.List;

/**
 * The books after an import, against what was worked out from the file.
 *
 * @param expected the control total in cents: the sum of all balances as it must be
 * @param found the sum of all balances in cents as it is
 * @param balancesCompared accounts whose balance was worked out and compared one by one; zero when the bank was not
 *     empty before
 * @param problems what is wrong, one sentence each; empty when all is right
 */
public record Findings(long expected, long found, int balancesCompared, List<String> problems) {

    /** Keeps a copy of the list. */
    public Findings {
        problems = List.copyOf(problems);
    }

    /** Whether money was conserved and every row applied exactly once. */
    public boolean isRight() {
        return problems.isEmpty();
    }
}
