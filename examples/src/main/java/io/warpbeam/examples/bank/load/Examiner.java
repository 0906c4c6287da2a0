package io.warpbeam.examples.bank.load;

import io.warpbeam.examples.bank.Bank;
import io.warpbeam.examples.bank.ledger.Audit;
import io.warpbeam.examples.bank.ledger.Cents;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Checks the books after an import: what they say against what {@link ControlTotal} works out from the file. */
final class Examiner {

    private final Bank bank;
    private final TransactionFile file;
    private final Audit before;
    private final Set<String> appliedBefore;

    private Examiner(Bank bank, TransactionFile file, Audit before, Set<String> appliedBefore) {
        this.bank = bank;
        this.file = file;
        this.before = before;
        this.appliedBefore = appliedBefore;
    }

    /** Looks at the books before an import. */
    static Examiner before(Bank bank, TransactionFile file) {
        Set<String> applied = new ImportJournal(bank.database(), file.prefix()).applied();
        return new Examiner(bank, file, bank.audit(), applied);
    }

    /** Looks at the books after it. */
    Findings after(List<Row> applied, List<Rejection> rejections) throws IOException {
        ControlTotal control = new ControlTotal();
        file.forEach(control::add);
        Audit books = bank.audit();
        long expected = before.balances();
        for (Row row : applied) {
            if (!appliedBefore.contains(row.id())) {
                expected += cents(control.effect(row.line()));
            }
        }
        List<String> problems = new ArrayList<>();
        if (expected != books.balances()) {
            problems.add("The balances add up to " + Cents.grouped(books.balances()) + " instead of "
                    + Cents.grouped(expected) + ".");
        }
        if (!books.isSound()) {
            problems.add("The ledger is broken: " + books + ".");
        }
        if (books.openTransfers() > 0) {
            problems.add("Transfers are not finished: " + books.openTransfers() + ".");
        }
        if (before.accounts() == 0) {
            compare(control, rejections, problems);
        }
        int compared = before.accounts() == 0 ? control.balances().size() : 0;
        return new Findings(expected, books.balances(), compared, problems);
    }

    private void compare(ControlTotal control, List<Rejection> rejections, List<String> problems) {
        Map<String, Long> calculated = new TreeMap<>();
        control.balances().forEach((account, balance) -> calculated.put(account, cents(balance)));
        Map<String, Long> found = bank.ledger().balances();
        if (!calculated.equals(found)) {
            found.entrySet().removeAll(calculated.entrySet());
            problems.add("Balances differ from those worked out from the file, such as " + first(found) + ".");
        }
        Set<Integer> lines = new TreeSet<>();
        rejections.forEach(rejection -> lines.add(rejection.line()));
        if (!lines.equals(control.rejected())) {
            Set<Integer> wrong = new TreeSet<>(lines);
            wrong.removeAll(control.rejected());
            Set<Integer> missed = new TreeSet<>(control.rejected());
            missed.removeAll(lines);
            problems.add("Lines rejected by mistake: " + wrong + "; lines applied by mistake: " + missed + ".");
        }
    }

    private static String first(Map<String, Long> balances) {
        return balances.entrySet().stream()
                .findFirst()
                .map(entry -> entry.getKey() + " with " + Cents.grouped(entry.getValue()))
                .orElse("an account that is missing");
    }

    private static long cents(BigDecimal amount) {
        return amount.movePointRight(2).longValueExact();
    }
}
