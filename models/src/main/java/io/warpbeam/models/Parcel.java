package io.warpbeam.models;

import io.warpbeam.actors.Pid;
import io.warpbeam.actors.SendResult;
import io.warpbeam.actors.SystemEvent.DeadLetter.Cause;
import io.warpbeam.mailbox.OverflowPolicy;
import java.util.Optional;

/** A message of the {@link MailboxModel}, and all that is known of it. */
final class Parcel {

    /** What becomes of a message. */
    enum Fate {
        HANDLED,
        REFUSED,
        DROPPED,
        LEFT_OVER,
        NO_PROCESS
    }

    private final Post post;
    private final Pid sender;
    private final int number;
    private Optional<Fate> fate = Optional.empty();
    private boolean sent;

    Parcel(Post post, Pid sender, int number) {
        this.post = post;
        this.sender = sender;
        this.number = number;
    }

    Pid sender() {
        return sender;
    }

    int number() {
        return number;
    }

    /** Whether it is in the mailbox for certain. */
    boolean isWaiting() {
        return sent && fate.isEmpty();
    }

    /** Whether it may be in the mailbox. */
    boolean isOpen() {
        return fate.isEmpty();
    }

    /** The send has returned. */
    void returned(MailboxModel.Run run, SendResult result) {
        switch (result) {
            case SendResult.Sent _ -> sent = true;
            case SendResult.Refused(var message) -> {
                run.verdict.check(message == this, "what is refused is given back", message);
                run.verdict.check(post.mayRefuse(sender), "only a full mailbox refuses", this);
                ends(run, Fate.REFUSED);
            }
        }
    }

    void isDead(MailboxModel.Run run, Pid target, Cause cause) {
        run.verdict.check(target.equals(post.pid()), "a dead letter names its receiver", this, target);
        switch (cause) {
            case NO_PROCESS -> {
                run.verdict.check(!target.isAlive(), "a receiver that is gone has ended", this);
                ends(run, Fate.NO_PROCESS);
            }
            case LEFT_OVER -> {
                run.verdict.check(!target.isAlive(), "what is left over is left by an ended process", this);
                ends(run, Fate.LEFT_OVER);
            }
            case DROPPED -> {
                run.verdict.check(post.mayDrop(this), "a full mailbox drops as its policy says", this);
                ends(run, Fate.DROPPED);
                run.world.sometimes("the oldest is dropped", post.policy() == OverflowPolicy.DROP_OLDEST);
                run.world.sometimes("the newest is dropped", post.policy() == OverflowPolicy.DROP_NEWEST);
            }
        }
    }

    void isHandled(MailboxModel.Run run) {
        ends(run, Fate.HANDLED);
    }

    private void ends(MailboxModel.Run run, Fate newFate) {
        Note.down(run.world, newFate, this);
        run.verdict.check(fate.isEmpty(), "a message has one fate", this, newFate);
        fate = Optional.of(newFate);
    }

    /** Nothing is under way. */
    void account(MailboxModel.Run run) {
        boolean lost = !sent && !sender.isAlive(); // with the sender, which waited for room
        run.verdict.check(fate.isPresent() || lost, "a message has a fate", this);
        run.world.sometimes(
                "a message is refused", fate.filter(Fate.REFUSED::equals).isPresent());
        run.world.sometimes(
                "a message is left over", fate.filter(Fate.LEFT_OVER::equals).isPresent());
        run.world.sometimes("a sender is killed while it waits for room", lost && fate.isEmpty());
    }

    @Override
    public String toString() {
        return "parcel " + number + " from " + sender + " to " + post + ": " + fate;
    }
}
