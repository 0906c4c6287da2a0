package io.warpbeam.examples.bank;

import io.warpbeam.actors.Call;
import io.warpbeam.actors.CallFailedException;
import io.warpbeam.actors.CallResult;
import io.warpbeam.actors.Node;
import io.warpbeam.actors.server.ServerOptions;
import io.warpbeam.actors.server.ServerRef;
import io.warpbeam.examples.bank.ledger.Refusal;
import io.warpbeam.supervision.ChildSpec;
import io.warpbeam.supervision.DynamicSupervisorRef;
import io.warpbeam.supervision.Restart;
import io.warpbeam.supervision.StartChildResult;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Set;

/**
 * The conversations that open accounts, seen from the page. To be used by processes; each method waits for its answer.
 */
public final class Wizards {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Node node;
    private final Conversations conversations;
    private final DynamicSupervisorRef supervisor;
    private final Duration idle;

    Wizards(Node node, Conversations conversations, DynamicSupervisorRef supervisor, Duration idle) {
        this.node = node;
        this.conversations = conversations;
        this.supervisor = supervisor;
        this.idle = idle;
    }

    /**
     * A conversation and how far it is.
     *
     * @param wizard the id of the conversation
     * @param step how far it is
     */
    public record Talk(String wizard, WizardStep step) {}

    /** Begins a conversation. */
    public Reply<Talk> begin() {
        String id = HexFormat.of().toHexDigits(node.substrate().random().nextLong());
        try {
            return supervisor.startChild(spec(id)) instanceof StartChildResult.Started
                    ? call(id, new Wizard.Current())
                    : new Reply.Unavailable<>("No wizard is free; try again in a moment.");
        } catch (CallFailedException supervisorIsDown) {
            return new Reply.Unavailable<>("The wizards are being restarted; try again in a moment.");
        }
    }

    /**
     * Takes up the conversations that an earlier run of the bank left unfinished, and waits until they are at their
     * questions, so that the first answer is not too early; how many there are.
     */
    int resume() {
        Set<String> unfinished = conversations.unfinished();
        unfinished.forEach(id -> supervisor.startChild(spec(id)));
        unfinished.forEach(this::current);
        return unfinished.size();
    }

    private ChildSpec spec(String id) {
        return ChildSpec.of("wizard", () -> new Wizard(id, conversations, idle), ServerOptions.named(name(id)))
                .restart(Restart.TRANSIENT);
    }

    /** The question of a conversation. */
    public Reply<Talk> current(String id) {
        return call(id, new Wizard.Current());
    }

    /** Answers the question of a conversation. */
    public Reply<Talk> answer(String id, String text) {
        return call(id, new Wizard.Answer(text));
    }

    /** Ends a conversation; answered when it has cleaned up. */
    public Reply<Talk> cancel(String id) {
        return call(id, new Wizard.Cancel());
    }

    /** How many account numbers are reserved by conversations. */
    public int reservations() {
        return NumberDesk.held(node);
    }

    private Reply<Talk> call(String id, Call<WizardStep> call) {
        if (!(ServerRef.named(node, name(id)).tryCall(call, PATIENCE)
                instanceof CallResult.Replied<WizardStep>(WizardStep step))) {
            return new Reply.Refused<>(Refusal.unknownWizard(id));
        }
        return step instanceof WizardStep.Busy
                ? new Reply.Refused<>(Refusal.wizardBusy(id))
                : new Reply.Got<>(new Talk(id, step));
    }

    private static String name(String id) {
        return "wizard:" + id;
    }
}
