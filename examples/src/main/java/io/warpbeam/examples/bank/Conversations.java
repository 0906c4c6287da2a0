package io.warpbeam.examples.bank;

import io.warpbeam.actors.Node;
import io.warpbeam.coroutine.Coroutine;
import io.warpbeam.coroutine.journal.FileJournal;
import io.warpbeam.coroutine.journal.JournalException;
import io.warpbeam.coroutine.json.JsonLogCodec;
import io.warpbeam.coroutine.log.Durability;
import io.warpbeam.coroutine.log.DurableCoroutine;
import io.warpbeam.coroutine.log.LogCodec;
import io.warpbeam.coroutine.log.SerializableCoroutine;
import io.warpbeam.examples.bank.ledger.Holder;
import io.warpbeam.examples.bank.ledger.Ledger;
import io.warpbeam.examples.bank.ledger.Outcome;
import io.warpbeam.examples.bank.ledger.Refusal;
import java.nio.file.Path;
import java.util.Set;

/**
 * Conversations that outlive the program. What a wizard asked and was answered is in a file until the conversation has
 * ended, and the next run of the bank goes on at the question where it was.
 */
final class Conversations implements AutoCloseable {

    private static final LogCodec CODEC = JsonLogCodec.of(
            Question.class,
            OpeningFlow.PickNumber.class,
            OpeningFlow.Picked.class,
            OpeningFlow.OpenAccount.class,
            Holder.class,
            Outcome.class,
            Outcome.Receipt.class,
            Refusal.class,
            Refusal.Reason.class);

    private final FileJournal journal;
    private final DurableCoroutine<Question, String, Statement> flows;

    private Conversations(FileJournal journal, Node node, Ledger ledger) {
        this.journal = journal;
        SerializableCoroutine<Question, String, Statement> flow = SerializableCoroutine.of(new OpeningFlow())
                .with(OpeningFlow.numbers())
                .with(OpeningFlow.accounts(node, ledger));
        this.flows = new DurableCoroutine<>("opening", flow, journal, CODEC, Durability.AT_YIELD);
    }

    /**
     * Opens the file.
     *
     * @throws BankClosedException when it is in use, or no such file
     */
    static Conversations open(Path file, Node node, Ledger ledger) {
        try {
            return new Conversations(FileJournal.open(file), node, ledger);
        } catch (JournalException e) {
            throw new BankClosedException(
                    switch (e.kind()) {
                        case IN_USE -> "The bank did not open: " + file + " is in use; is another bank running on it?";
                        case NOT_A_JOURNAL, FAILED -> "The bank did not open: " + e.getMessage();
                    });
        }
    }

    /** The code of a conversation: from its beginning, or from where it is. */
    Coroutine<Question, String, Statement> flow(String id) {
        return flows.unfinished().contains(id) ? flows.resume(id) : flows.start(id);
    }

    /** The conversations that have not ended. */
    Set<String> unfinished() {
        return flows.unfinished();
    }

    @Override
    public void close() {
        journal.close();
    }
}
