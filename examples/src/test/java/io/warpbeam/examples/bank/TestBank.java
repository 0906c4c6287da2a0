package io.warpbeam.examples.bank;

import io.warpbeam.actors.Inbox;
import io.warpbeam.examples.bank.ledger.EntryKind;
import io.warpbeam.examples.bank.ledger.Holder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A bank for one test. The thread that opens it is a process until it closes it, unless it is one for visitors only.
 */
public final class TestBank implements AutoCloseable {

    private final List<String> notices = Collections.synchronizedList(new ArrayList<>());
    private final Bank bank;
    private final Optional<Inbox> inbox;

    public TestBank(Path directory) {
        this(directory, settings -> settings);
    }

    public TestBank(Path directory, UnaryOperator<BankSettings> change) {
        this(directory, change, true);
    }

    private TestBank(Path directory, UnaryOperator<BankSettings> change, boolean withInbox) {
        bank = Bank.open(change.apply(
                new BankSettings(directory, Duration.ofMinutes(5), Duration.ofMinutes(5), 6, notices::add)));
        inbox = withInbox ? Optional.of(bank.node().inbox()) : Optional.empty();
    }

    /** A bank that is visited over HTTP; any thread may close it. */
    public static TestBank forVisitors(Path directory) {
        return new TestBank(directory, settings -> settings, false);
    }

    public Bank bank() {
        return bank;
    }

    public Inbox inbox() {
        return inbox.orElseThrow();
    }

    public List<String> notices() {
        return notices;
    }

    /** Opens an account. */
    public TestBank with(String account, long cents) {
        bank.ledger()
                .open(
                        new Holder(account, "Owner of " + account, account + "@example.org"),
                        cents,
                        "open-" + account,
                        1);
        return this;
    }

    public Reply<?> deposit(String account, String txid, long cents) {
        return bank.accounts().post(account, new Posting(txid, EntryKind.DEPOSIT, cents));
    }

    public Reply<?> withdraw(String account, String txid, long cents) {
        return bank.accounts().post(account, new Posting(txid, EntryKind.WITHDRAWAL, cents));
    }

    public long balance(String account) {
        return switch (bank.accounts().statement(account)) {
            case Reply.Got<Statement>(Statement statement) -> statement.balance();
            case Reply.Refused<Statement> refused -> throw new AssertionError(refused);
            case Reply.Unavailable<Statement> unavailable -> throw new AssertionError(unavailable);
        };
    }

    @Override
    public void close() {
        inbox.ifPresent(Inbox::close);
        bank.close();
    }
}
