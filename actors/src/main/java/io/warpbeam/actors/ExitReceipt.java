package io.warpbeam.actors;

/**
 * Decides what an exit signal does to its receiver. A pure function of the signal and of the state of the receiver at
 * the moment of receipt; the rules are those of OTP's {@code erlang:exit/2} and of links.
 */
sealed interface ExitReceipt {

    /** Nothing happens. */
    record Ignore() implements ExitReceipt {}

    /** The receiver gets an {@link Exit} message. */
    record Deliver() implements ExitReceipt {}

    /**
     * The receiver ends.
     *
     * @param reason with which it ends
     */
    record End(ExitReason reason) implements ExitReceipt {}

    /** The receiver ends with {@link ExitReason#KILLED}, without being unwound. */
    record Kill() implements ExitReceipt {}

    ExitReceipt IGNORE = new Ignore();
    ExitReceipt DELIVER = new Deliver();
    ExitReceipt KILL = new Kill();

    /** For a signal sent on purpose. Only here {@link ExitReason#KILL} is special. */
    static ExitReceipt ofRequest(ExitReason reason, boolean traps, boolean fromItself) {
        if (reason instanceof ExitReason.Kill) {
            return KILL;
        }
        if (traps) {
            return DELIVER;
        }
        return reason.isAbnormal() || fromItself ? new End(reason) : IGNORE;
    }

    /** For a signal over a link that is active at receipt. */
    static ExitReceipt ofLink(ExitReason reason, boolean traps) {
        if (traps) {
            return DELIVER;
        }
        return reason.isAbnormal() ? new End(reason) : IGNORE;
    }
}
