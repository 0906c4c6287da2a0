package io.warpbeam.examples.bank;

import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.Node;
import io.warpbeam.actors.SpawnOptions;
import io.warpbeam.actors.server.GenServer;
import io.warpbeam.actors.server.ServerOptions;
import io.warpbeam.examples.bank.ledger.Audit;
import io.warpbeam.examples.bank.ledger.Database;
import io.warpbeam.examples.bank.ledger.Holder;
import io.warpbeam.examples.bank.ledger.Ledger;
import io.warpbeam.examples.bank.ledger.TransferJournal;
import io.warpbeam.supervision.ChildSpec;
import io.warpbeam.supervision.DynamicSupervisor;
import io.warpbeam.supervision.DynamicSupervisorRef;
import io.warpbeam.supervision.Restart;
import io.warpbeam.supervision.Supervisor;
import io.warpbeam.supervision.SupervisorRef;
import io.warpbeam.supervision.SupervisorStart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * A bank that keeps its promises: a node with one supervision tree.
 *
 * <pre>
 * bank                 one for one
 *   ledger             the database: opened first, closed last
 *   rates-supervisor
 *     rates            fails on purpose
 *   accounts           one process per account in use
 *   transfers          one process per transfer under way
 *   transfer-recovery  finishes what an earlier run left unfinished, then goes
 *   number-desk        reserves account numbers
 *   wizards            one process per conversation
 *   http               added by whoever wants it; stopped first
 * </pre>
 */
public final class Bank implements AutoCloseable {

    private static final Duration SHUTDOWN = Duration.ofSeconds(30);

    private final Node node;
    private final Database database;
    private final Ledger ledger;
    private final Accounts accounts;
    private final Transfers transfers;
    private final Rates rates;
    private final Conversations conversations;
    private final Wizards wizards;
    private final Incidents incidents = new Incidents();
    private final AtomicBoolean closed = new AtomicBoolean();

    private Bank(BankSettings settings, Node node, Database database, Ledger ledger, Conversations conversations) {
        this.node = node;
        this.database = database;
        this.ledger = ledger;
        this.conversations = conversations;
        this.accounts = new Accounts(node, ledger, named("accounts"), settings.accountIdle());
        this.transfers = new Transfers(node, new TransferJournal(database), ledger, accounts, named("transfers"));
        this.rates = new Rates(node);
        this.wizards = new Wizards(node, conversations, named("wizards"), settings.wizardIdle());
        node.listen(incidents::hear);
    }

    /**
     * Opens a bank: makes its directory, starts its processes, finishes interrupted transfers.
     *
     * @throws BankClosedException when it cannot be opened, with one sentence that says why
     */
    public static Bank open(BankSettings settings) {
        try {
            Files.createDirectories(settings.directory());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Node node = Node.start("bank");
        Database database = new Database(settings.directory().resolve("bank.db"));
        Ledger ledger = new Ledger(database);
        Bank bank = new Bank(settings, node, database, ledger, conversations(settings, node, ledger));
        return switch (bank.tree(settings).start(node)) {
            case SupervisorStart.Started<SupervisorRef> _ -> {
                bank.resume(settings);
                yield bank;
            }
            case SupervisorStart.Failed<SupervisorRef>(ExitReason reason) -> {
                node.close();
                bank.conversations.close();
                throw new BankClosedException(reason);
            }
            case SupervisorStart.AlreadyStarted<SupervisorRef> _, SupervisorStart.Ignored<SupervisorRef> _ ->
                throw new IllegalStateException("a new node has a bank already, or does not want one");
        };
    }

    private static Conversations conversations(BankSettings settings, Node node, Ledger ledger) {
        try {
            return Conversations.open(settings.directory().resolve("wizards.journal"), node, ledger);
        } catch (BankClosedException e) {
            node.close();
            throw e;
        }
    }

    private void resume(BankSettings settings) {
        int resumed = wizards.resume();
        if (resumed > 0) {
            settings.notices().accept("Wizards that go on where they were: " + resumed + ".");
        }
    }

    /** The node. */
    public Node node() {
        return node;
    }

    /** The accounts. */
    public Accounts accounts() {
        return accounts;
    }

    /** The transfers. */
    public Transfers transfers() {
        return transfers;
    }

    /** The exchange rates. */
    public Rates rates() {
        return rates;
    }

    /** The conversations that open accounts. */
    public Wizards wizards() {
        return wizards;
    }

    /** The ledger; for opening accounts without a conversation, and for reading. */
    public Ledger ledger() {
        return ledger;
    }

    /** The database. */
    public Database database() {
        return database;
    }

    /** The restarts so far. */
    public Incidents incidents() {
        return incidents;
    }

    /** The holders of accounts. */
    public List<Holder> holders(int limit) {
        return ledger.holders(limit);
    }

    /** The books, added up. */
    public Audit audit() {
        return Audit.of(database);
    }

    /** The supervisor of everything. */
    public SupervisorRef tree() {
        return SupervisorRef.named(node, "bank");
    }

    /** Stops the processes in reverse order, the database last, then the node. Idempotent. */
    @Override
    public void close() {
        if (!closed.getAndSet(true)) {
            // The tree first: while its door is open, requests come as processes of their own, which the node would end
            // before the tree.
            tree().server().stop(ExitReason.SHUTDOWN, SHUTDOWN);
        }
        node.close(SHUTDOWN);
        conversations.close();
        database.close();
    }

    private Supervisor tree(BankSettings settings) {
        Supervisor feed = Supervisor.oneForOne()
                .name("rates-supervisor")
                .intensity(1_000, Duration.ofSeconds(1))
                .child(server(RateWorker.NAME, () -> new RateWorker(settings.ratesFailOneIn()), false));
        DynamicSupervisor many = DynamicSupervisor.oneForOne().intensity(100_000, Duration.ofSeconds(1));
        return Supervisor.oneForOne()
                .name("bank")
                .child(server(LedgerKeeper.NAME, () -> new LedgerKeeper(database, settings.notices()), true))
                .child(ChildSpec.supervisor("rates-supervisor", feed))
                .child(ChildSpec.supervisor("accounts", many.name("accounts")))
                .child(ChildSpec.supervisor("transfers", many.name("transfers")))
                .child(ChildSpec.of("transfer-recovery", () -> new TransferRecovery(transfers, settings.notices()))
                        .restart(Restart.TEMPORARY))
                .child(server(NumberDesk.NAME, () -> new NumberDesk(ledger), false))
                .child(ChildSpec.supervisor("wizards", many.name("wizards").maxChildren(10_000)));
    }

    private static ChildSpec server(String name, Supplier<? extends GenServer<?>> server, boolean trapsExits) {
        SpawnOptions spawn = SpawnOptions.named(name);
        return ChildSpec.of(name, server, ServerOptions.DEFAULT.spawn(trapsExits ? spawn.trappingExits() : spawn));
    }

    private DynamicSupervisorRef named(String name) {
        return DynamicSupervisorRef.named(node, name);
    }
}
