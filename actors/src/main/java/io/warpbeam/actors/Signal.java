package io.warpbeam.actors;

import org.jspecify.annotations.Nullable;

/**
 * What travels through an in-queue beside messages. Signals are told from messages by this class, so that a message
 * needs no envelope.
 */
abstract sealed class Signal {

    /** Asks the receiver to hold its end of a link. */
    static final class Link extends Signal {
        final LocalProcess from;

        Link(LocalProcess from) {
            this.from = from;
        }
    }

    /** Takes a link down; the receiver acknowledges with the same id. */
    static final class Unlink extends Signal {
        final LocalProcess from;
        final long id;

        Unlink(LocalProcess from, long id) {
            this.from = from;
            this.id = id;
        }
    }

    /** The answer to {@link Unlink}. */
    static final class UnlinkAck extends Signal {
        final LocalProcess from;
        final long id;

        UnlinkAck(LocalProcess from, long id) {
            this.from = from;
            this.id = id;
        }
    }

    /** The other end of a link has ended. */
    static final class LinkExit extends Signal {
        final LocalProcess from;
        final ExitReason reason;

        LinkExit(LocalProcess from, ExitReason reason) {
            this.from = from;
            this.reason = reason;
        }
    }

    /** An exit signal sent on purpose. */
    static final class ExitRequest extends Signal {
        final LocalProcess from;
        final ExitReason reason;
        final @Nullable AliasRef alias;
        final boolean ahead;

        ExitRequest(LocalProcess from, ExitReason reason) {
            this(from, reason, null, false);
        }

        /** Through an alias; {@code ahead} for a message that jumps the queue. */
        ExitRequest(LocalProcess from, ExitReason reason, @Nullable AliasRef alias, boolean ahead) {
            this.from = from;
            this.reason = reason;
            this.alias = alias;
            this.ahead = ahead;
        }
    }

    /** Asks the receiver to tell the owner of the monitor when it ends. */
    static final class Watch extends Signal {
        final MonitorRef monitor;

        Watch(MonitorRef monitor) {
            this.monitor = monitor;
        }
    }

    /** Takes {@link Watch} back. */
    static final class Unwatch extends Signal {
        final MonitorRef monitor;

        Unwatch(MonitorRef monitor) {
            this.monitor = monitor;
        }
    }

    /** The process that a monitor watches has ended. */
    static final class TargetDown extends Signal {
        final MonitorRef monitor;
        final ExitReason reason;

        TargetDown(MonitorRef monitor, ExitReason reason) {
            this.monitor = monitor;
            this.reason = reason;
        }
    }

    /**
     * A system request. It waits in the in-queue, for its turn among the messages, and beside it, where a suspended
     * process finds it; see {@link SystemRequests}.
     */
    static final class SystemDue extends Signal {
        final CallSlot<?> request;

        // owner of the receiver
        boolean taken;

        SystemDue(CallSlot<?> request) {
            this.request = request;
        }
    }

    /** A message that passes the bound of the mailbox. */
    static final class Delivery extends Signal {
        final Object message;

        Delivery(Object message) {
            this.message = message;
        }
    }

    /** A message of a user through an alias. */
    static final class ToAlias extends Signal {
        final AliasRef alias;
        final Object message;
        final boolean ahead;

        ToAlias(AliasRef alias, Object message, boolean ahead) {
            this.alias = alias;
            this.message = message;
            this.ahead = ahead;
        }
    }

    /** Whether an entry of an in-queue counts against the bound of a mailbox: messages of users do. */
    static boolean isCounted(Object item) {
        return !(item instanceof Signal) || item instanceof ToAlias;
    }

    /** The message of a user that an entry of an in-queue carries, or is. */
    static Object content(Object item) {
        return item instanceof ToAlias to ? to.message : item;
    }
}
