package io.warpbeam.bench.soak;

import static io.warpbeam.bench.soak.Book.MORTAL;
import static io.warpbeam.bench.soak.Book.OTHER_MORTAL;
import static io.warpbeam.bench.soak.Book.OTHER_WITNESS;
import static io.warpbeam.bench.soak.Book.WITNESS;
import static io.warpbeam.bench.soak.Book.letter;
import static org.assertj.core.api.Assertions.assertThat;

import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.SystemEvent.DeadLetter.Cause;
import io.warpbeam.bench.soak.Entry.Ended;
import io.warpbeam.bench.soak.Entry.Outcome;
import io.warpbeam.bench.soak.Violation.Rule;
import io.warpbeam.mailbox.OverflowPolicy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The canaries of the soak: for each kind of fault an account that has it, and the checks must say so. */
class ChecksTest {

    private static final Entry.Watched WATCHED = new Entry.Watched(0, MORTAL, false, false);
    private static final Entry.DownTaken DOWN = new Entry.DownTaken(0, MORTAL, ExitReason.KILLED, false);
    private static final Entry.ExitTaken EXIT = new Entry.ExitTaken(MORTAL, ExitReason.KILLED, false);
    private static final Entry.Settled SETTLED = new Entry.Settled();

    private static void assertWrong(Rule rule, String what, Book book) {
        assertThat(book.violations()).hasSize(1).first().satisfies(violation -> {
            assertThat(violation.rule()).isEqualTo(rule);
            assertThat(violation.what()).contains(what);
        });
    }

    private static void assertWell(Book book) {
        assertThat(book.violations()).isEmpty();
    }

    // ---- monitors

    @Test
    void oneDownForEachMonitorIsWell() {
        assertWell(new Book().page(WITNESS, WATCHED, DOWN));
        assertWell(new Book().page(WITNESS, WATCHED, DOWN, new Entry.Unwatched(0, false, false)));
        assertWell(new Book().page(WITNESS, WATCHED, new Entry.Unwatched(0, false, false), DOWN));
        assertWell(new Book().page(WITNESS, WATCHED, new Entry.Unwatched(0, true, false)));
        assertWell(new Book().page(WITNESS, WATCHED, new Entry.Unwatched(0, false, true)));
        assertWell(new Book().page(MORTAL, new Entry.Watched(0, OTHER_MORTAL, false, false)));
    }

    @Test
    void findsASecondDown() {
        assertWrong(Rule.ONE_DOWN, "got 2 DOWNs", new Book().page(WITNESS, WATCHED, DOWN, DOWN));
    }

    @Test
    void findsAMissingDown() {
        assertWrong(Rule.ONE_DOWN, "got no DOWN", new Book().page(WITNESS, WATCHED));
        assertWrong(Rule.ONE_DOWN, "got no DOWN", new Book().page(WITNESS, WATCHED, SETTLED, DOWN));
        assertWrong(
                Rule.ONE_DOWN, "got no DOWN", new Book().page(WITNESS, WATCHED, new Entry.Unwatched(0, false, false)));
    }

    @Test
    void findsADownThatMustNotCome() {
        assertWrong(
                Rule.ONE_DOWN,
                "after it had ended the monitor",
                new Book().page(WITNESS, WATCHED, new Entry.Unwatched(0, true, false), DOWN));
        assertWrong(
                Rule.ONE_DOWN,
                "was active",
                new Book().page(WITNESS, WATCHED, DOWN, new Entry.Unwatched(0, false, true)));
        assertWrong(Rule.ONE_DOWN, "no monitor of its own", new Book().page(MORTAL, DOWN));
        assertWrong(
                Rule.ONE_DOWN,
                "had not ended",
                new Book()
                        .page(
                                WITNESS,
                                new Entry.Watched(0, OTHER_WITNESS, false, false),
                                new Entry.DownTaken(0, OTHER_WITNESS, ExitReason.NORMAL, false)));
    }

    @Test
    void findsADownOfAnotherProcessOrForAnotherReason() {
        assertWrong(
                Rule.ONE_DOWN,
                "another process",
                new Book().page(WITNESS, WATCHED, new Entry.DownTaken(0, OTHER_MORTAL, ExitReason.KILLED, false)));
        assertWrong(
                Rule.ONE_DOWN,
                "a reason",
                new Book().page(WITNESS, WATCHED, new Entry.DownTaken(0, MORTAL, ExitReason.SHUTDOWN, false)));
    }

    // ---- links

    private static Book linked() {
        return new Book().page(WITNESS, new Entry.LinkAsked(MORTAL), new Entry.Linked(MORTAL));
    }

    @Test
    void oneExitForEachLinkIsWell() {
        assertWell(linked().page(WITNESS, EXIT));
        assertWell(linked().page(WITNESS, new Entry.UnlinkAsked(MORTAL), new Entry.Unlinked(MORTAL, true)));
        assertWell(linked().page(WITNESS, new Entry.UnlinkAsked(MORTAL), EXIT, new Entry.Unlinked(MORTAL, true)));
    }

    @Test
    void findsASecondExit() {
        assertWrong(Rule.ONE_EXIT, "more than one EXIT", linked().page(WITNESS, EXIT, EXIT));
        Entry.ExitTaken absent = new Entry.ExitTaken(MORTAL, ExitReason.NO_PROCESS, false);
        assertWrong(Rule.ONE_EXIT, "linked 1 times", linked().page(WITNESS, absent, absent));
    }

    @Test
    void findsAMissingExit() {
        assertWrong(Rule.ONE_EXIT, "got no EXIT", linked());
        assertWrong(
                Rule.ONE_EXIT,
                "got no EXIT",
                new Book().page(MORTAL, new Entry.LinkAsked(WITNESS), new Entry.Linked(WITNESS)));
    }

    @Test
    void findsAnExitThatMustNotCome() {
        assertWrong(Rule.ONE_EXIT, "without a link", new Book().page(WITNESS, EXIT));
        assertWrong(
                Rule.ONE_EXIT,
                "flushed",
                linked().page(WITNESS, new Entry.UnlinkAsked(MORTAL), new Entry.Unlinked(MORTAL, true), EXIT));
        assertWrong(
                Rule.ONE_EXIT,
                "a reason",
                linked().page(WITNESS, new Entry.ExitTaken(MORTAL, ExitReason.SHUTDOWN, false)));
    }

    @Test
    void findsAnExitSignalThatIsLostOrReceivedTwice() {
        ExitReason reason = ExitReason.of(new Why(MORTAL, 1, WITNESS, true));
        Entry.ExitTaken taken = new Entry.ExitTaken(MORTAL, reason, false);
        Entry[] sent = {new Entry.ExitAsked(WITNESS, 2, reason), new Entry.ExitSent(WITNESS, reason)};
        assertWell(new Book().page(MORTAL, sent).page(WITNESS, taken));
        assertWrong(Rule.ONE_EXIT, "did not receive", new Book().page(MORTAL, sent));
        assertThat(new Book().page(MORTAL, sent).page(WITNESS, taken, taken).violations())
                .contains(new Violation(Rule.ONE_EXIT, "an exit signal was received 2 times: " + reason));
    }

    // ---- order

    @Test
    void findsLettersOutOfOrder() {
        assertWell(new Book().sent(MORTAL, WITNESS, 1, 2).taken(MORTAL, WITNESS, 1, 2));
        assertThat(new Book()
                        .sent(MORTAL, WITNESS, 1, 2)
                        .taken(MORTAL, WITNESS, 2, 1)
                        .violations())
                .isNotEmpty()
                .allMatch(violation -> violation.rule() == Rule.ORDER);
    }

    @Test
    void findsALetterBehindTheNewsOfTheEndOfItsSender() {
        Book book = new Book().ended(MORTAL, ExitReason.NORMAL).sent(MORTAL, WITNESS, 1);
        book.page(WITNESS, WATCHED, new Entry.DownTaken(0, MORTAL, ExitReason.NORMAL, false));
        assertWrong(Rule.ORDER, "after the news", book.taken(MORTAL, WITNESS, 1));
    }

    @Test
    void aKillLeavesRoomForOneLetterThatWasBeingSent() {
        assertWell(
                new Book().sent(MORTAL, WITNESS, 1).page(WITNESS, WATCHED, DOWN).taken(MORTAL, WITNESS, 1));
        Book two = new Book().sent(MORTAL, WITNESS, 1, 2).page(WITNESS, WATCHED, DOWN);
        assertWrong(Rule.ORDER, "after the news", two.taken(MORTAL, WITNESS, 1, 2));
    }

    @Test
    void findsALetterBehindAnExitSignalThatEndsTheReceiver() {
        for (ExitReason reason : List.of(ExitReason.KILL, ExitReason.of(new Why(WITNESS, 1, MORTAL, true)))) {
            Book book = new Book()
                    .page(WITNESS, new Entry.ExitAsked(MORTAL, 1, reason), new Entry.ExitSent(MORTAL, reason));
            assertWrong(
                    Rule.ORDER, "that ends it", book.sent(WITNESS, MORTAL, 2).taken(WITNESS, MORTAL, 2));
        }
    }

    // ---- messages

    @Test
    void everyLetterHasOneFate() {
        assertWell(new Book().sent(MORTAL, WITNESS, 1).taken(MORTAL, WITNESS, 1));
        assertWell(new Book().sent(WITNESS, MORTAL, 1).dead(letter(WITNESS, 1), MORTAL, Cause.LEFT_OVER));
        assertWell(new Book()
                .bounded(MORTAL, OverflowPolicy.REJECT)
                .page(WITNESS, new Entry.Sent(letter(WITNESS, 1), MORTAL, Outcome.REFUSED)));
    }

    @Test
    void findsALetterThatIsLost() {
        assertWrong(Rule.ONE_FATE, "was lost", new Book().sent(MORTAL, WITNESS, 1));
    }

    @Test
    void findsALetterThatIsReceivedTwice() {
        Book book = new Book().sent(MORTAL, WITNESS, 1).taken(MORTAL, WITNESS, 1, 1);
        assertThat(book.violations())
                .anyMatch(violation ->
                        violation.rule() == Rule.ONE_FATE && violation.what().contains("was received 2 times"));
    }

    @Test
    void findsALetterThatIsReceivedAndADeadLetter() {
        Book book = new Book().sent(WITNESS, MORTAL, 1).taken(WITNESS, MORTAL, 1);
        assertWrong(Rule.ONE_FATE, "a dead letter 1 times", book.dead(letter(WITNESS, 1), MORTAL, Cause.LEFT_OVER));
    }

    @Test
    void findsALetterThatIsRefusedAndReceived() {
        Book book = new Book()
                .bounded(MORTAL, OverflowPolicy.REJECT)
                .page(WITNESS, new Entry.Sent(letter(WITNESS, 1), MORTAL, Outcome.REFUSED));
        assertWrong(Rule.ONE_FATE, "REFUSED", book.taken(WITNESS, MORTAL, 1));
    }

    @Test
    void findsALetterThatWasNeverSentOrGoesAstray() {
        assertWrong(Rule.ONE_FATE, "never sent", new Book().taken(MORTAL, WITNESS, 1));
        assertWrong(Rule.ONE_FATE, "to 0", new Book().sent(MORTAL, WITNESS, 1).taken(MORTAL, OTHER_WITNESS, 1));
    }

    @Test
    void findsAMailboxThatDoesNotKeepToItsPolicy() {
        assertWrong(
                Rule.ONE_FATE,
                "does not refuse",
                new Book()
                        .bounded(MORTAL, OverflowPolicy.BLOCK)
                        .page(WITNESS, new Entry.Sent(letter(WITNESS, 1), MORTAL, Outcome.REFUSED)));
        assertWrong(
                Rule.ONE_FATE,
                "does not drop",
                new Book()
                        .bounded(MORTAL, OverflowPolicy.REJECT)
                        .sent(WITNESS, MORTAL, 1)
                        .dead(letter(WITNESS, 1), MORTAL, Cause.DROPPED));
    }

    @Test
    void findsASecondMessageThroughAnAliasForOne() {
        Letter.Route once = new Letter.ToAlias(WITNESS, 1, true, false, false);
        Book book = new Book();
        for (int number : List.of(1, 2)) {
            Letter letter = new Letter(MORTAL, number, once);
            book.page(MORTAL, new Entry.Sent(letter, WITNESS, Outcome.SENT));
            book.page(WITNESS, new Entry.Taken(letter, false));
        }
        assertWrong(Rule.ONE_FATE, "let 2 messages through", book);
    }

    // ---- timers

    private static final Entry TICK = new Entry.TickTaken(new Tick(MORTAL, 1));

    private static Book timer(boolean soon) {
        return new Book().page(MORTAL, new Entry.TimerAsked(1, WITNESS, soon), new Entry.TimerSet(1, WITNESS, soon));
    }

    @Test
    void findsATimerThatDoesNotFireOnce() {
        assertWell(timer(true).page(WITNESS, TICK));
        assertWell(timer(false));
        assertWrong(Rule.TIMER, "never fired", timer(true));
        assertWrong(Rule.TIMER, "fired 2 times", timer(true).page(WITNESS, TICK, TICK));
        assertWrong(Rule.TIMER, "before its time", timer(false).page(WITNESS, TICK));
        assertWrong(
                Rule.TIMER,
                "cancelled in time",
                timer(true).page(MORTAL, new Entry.TimerStopped(1, true)).page(WITNESS, TICK));
        assertWrong(Rule.TIMER, "never set", new Book().page(WITNESS, TICK));
    }

    // ---- calls

    private static Entry asked(boolean patient, Ended ended, OptionalInt answer, Optional<ExitReason> reason) {
        return new Entry.Asked(new Question(WITNESS, 1, Step.Manner.ANSWER), MORTAL, patient, ended, answer, reason);
    }

    @Test
    void findsACallThatEndsWrongly() {
        Entry taken = new Entry.QuestionTaken(new Question(WITNESS, 1, Step.Manner.ANSWER));
        Entry replied = asked(true, Ended.REPLIED, OptionalInt.of(1), Optional.empty());
        assertWell(new Book().page(WITNESS, replied).page(MORTAL, taken));
        assertWrong(Rule.CALL, "ended wrongly", new Book().page(WITNESS, replied));
        assertWrong(Rule.CALL, "received by", new Book().page(WITNESS, replied).page(MORTAL, taken, taken));
        assertWrong(
                Rule.CALL,
                "ended wrongly",
                new Book()
                        .page(WITNESS, asked(true, Ended.REPLIED, OptionalInt.of(2), Optional.empty()))
                        .page(MORTAL, taken));
        assertWrong(
                Rule.CALL,
                "ended wrongly",
                new Book().page(WITNESS, asked(true, Ended.TIMED_OUT, OptionalInt.empty(), Optional.empty())));
        assertWrong(
                Rule.CALL,
                "ended wrongly",
                new Book()
                        .page(
                                WITNESS,
                                asked(
                                        true,
                                        Ended.CALLEE_EXITED,
                                        OptionalInt.empty(),
                                        Optional.of(ExitReason.SHUTDOWN))));
    }

    // ---- ends, and what is left

    @Test
    void findsAnEndThatIsWrong() {
        ExitReason failure = ExitReason.error(new IllegalStateException("a fault of the kit"));
        assertWrong(Rule.END, "nobody gave", new Book().ended(MORTAL, failure));
        assertWell(new Book().ended(MORTAL, ExitReason.error(new PlannedException())));
        assertWrong(Rule.END, "ended 2 times", new Book().ended(MORTAL, ExitReason.KILLED, ExitReason.KILLED));
        assertWrong(
                Rule.END,
                "ended 0 times",
                new Book().page(MORTAL, new Entry.TrapSet(true)).ended(MORTAL));
        assertWrong(Rule.END, "ended twice", new Book().oddEnd("a stranger ended twice"));
        assertWrong(Rule.END, "did not come back", new Book().page(MORTAL, new Entry.Entered()));
        assertWrong(Rule.END, "is odd", new Book().page(MORTAL, new Entry.Odd("is odd")));
    }

    @Test
    void findsAWitnessThatEndedEarly() {
        Account account = new Account(
                List.of(new Book().make(WITNESS)),
                List.of(List.of()),
                List.of(),
                Map.of(WITNESS, List.of(ExitReason.KILLED)),
                List.of(),
                Remains.NONE);
        assertThat(Checks.all(account)).anyMatch(violation -> violation.what().contains("nobody killed it"));
    }

    @Test
    void findsWhatIsLeftBehind() {
        for (String what : List.of("node name name-1", "timers are left behind", "thread soak-1-watchdog")) {
            assertWrong(
                    Rule.NOTHING_LEFT,
                    what,
                    new Book().remains(new Remains(List.of(what), List.of(), Set.of(), List.of())));
            assertWrong(
                    Rule.NOTHING_LEFT,
                    what,
                    new Book().remains(new Remains(List.of(), List.of(what), Set.of(), List.of())));
            assertWrong(
                    Rule.NOTHING_LEFT,
                    what,
                    new Book().remains(new Remains(List.of(), List.of(), Set.of(), List.of(what))));
        }
    }

    @Test
    void findsALinkThatOneEndOnlyKnows() {
        Remains.Link link = new Remains.Link(WITNESS, OTHER_WITNESS);
        assertWell(new Book().remains(new Remains(List.of(), List.of(), Set.of(link, link.reversed()), List.of())));
        assertWrong(
                Rule.NOTHING_LEFT,
                "known to the first only",
                new Book().remains(new Remains(List.of(), List.of(), Set.of(link), List.of())));
    }
}
