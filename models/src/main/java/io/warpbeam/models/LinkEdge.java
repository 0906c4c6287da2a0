package io.warpbeam.models;

import io.warpbeam.actors.ExitReason;
import java.util.ArrayList;
import java.util.List;

/** What one process has done with another one, and what it knows of it. */
final class LinkEdge {

    // what it sent
    private int next;
    private int sent;
    private int links;
    private int unlinks;
    private int linksOfDead;

    // what it received
    private int received;
    private int knownLinks;
    private int knownUnlinks;
    private int told;
    private int toldOfNobody;
    private boolean heard;
    private final List<ExitReason> reasons = new ArrayList<>();

    // the link, as far as it is certain
    private boolean quiet;
    private boolean bound;
    private boolean alwaysTrapping;
    private boolean neverTrapping;

    // ---- messages

    /** The number of the next thing that is sent. */
    int number() {
        return ++next;
    }

    /** What has been sent since the last call. */
    void hasSent(int number) {
        sent = number;
    }

    int sent() {
        return sent;
    }

    int received() {
        return received;
    }

    /** The next number arrives; false when it is another one. */
    boolean receives(int number) {
        boolean inOrder = number == received + 1;
        received = number;
        return inOrder;
    }

    void knows(int newLinks, int newUnlinks) {
        knownLinks = newLinks;
        knownUnlinks = newUnlinks;
    }

    int links() {
        return links;
    }

    int unlinks() {
        return unlinks;
    }

    boolean everLinked() {
        return links > 0;
    }

    // ---- the link

    /** This end begins to link; {@code back} is the edge of the other end. */
    void links(LinkEdge back) {
        links++;
        quiet = false;
        back.quiet = false;
    }

    /** The other end knows of it without being told. */
    void linkedFromTheStart(LinkEdge back, boolean traps) {
        back.knownLinks = links;
        bind(traps);
    }

    /** This end has linked, and no unlink by either of them was under way. */
    void linked(LinkEdge back, int unlinksBefore, boolean otherIsAlive, boolean traps, boolean otherTraps) {
        if (!otherIsAlive) {
            linksOfDead++;
        }
        if (back.unlinks == unlinksBefore && unlinksBefore == knownUnlinks) {
            bind(traps);
            back.bind(otherTraps);
        }
    }

    void bind(boolean traps) {
        if (!bound) {
            bound = true;
            heard = false;
            alwaysTrapping = traps;
            neverTrapping = !traps;
        }
    }

    void unlinks(LinkEdge back) {
        unlinks++;
        bound = false;
        back.bound = false;
    }

    /** This end has unlinked, and taken what was in its mailbox. */
    void unlinked(LinkEdge back) {
        quiet = back.links == knownLinks;
    }

    void traps(boolean trap) {
        alwaysTrapping &= trap;
        neverTrapping &= !trap;
    }

    boolean isQuiet() {
        return quiet;
    }

    boolean wasTold() {
        return told > 0;
    }

    // ---- the end of the other one

    /** An exit signal over the link has arrived. */
    void isTold(Verdict verdict, ExitReason reason) {
        verdict.check(!quiet, "an unlink that is done keeps an end from being told", reason);
        heard = true;
        if (reason instanceof ExitReason.NoProcess) {
            toldOfNobody++;
        } else {
            told++;
        }
        reasons.add(reason);
        verdict.check(told <= 1, "an end is told once over a link", reason);
        verdict.check(toldOfNobody <= linksOfDead + 1, "each link to nobody is told once", reason);
    }

    /** A message of a monitor has arrived. */
    void isDown(ExitReason reason) {
        reasons.add(reason);
    }

    List<ExitReason> reasons() {
        return reasons;
    }

    /** This end lives, the other one has ended, and nothing is under way. */
    void accountForLink(Verdict verdict, ExitReason end) {
        if (bound && !heard) {
            verdict.check(!alwaysTrapping, "the end of a link is told", end);
            verdict.check(!neverTrapping || !end.isAbnormal(), "the end of a link ends the other", end);
        }
    }
}
