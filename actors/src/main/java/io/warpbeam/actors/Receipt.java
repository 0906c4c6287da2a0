package io.warpbeam.actors;

/** What each kind of signal does to the process that receives it. By the owner of the process. */
final class Receipt {

    private Receipt() {}

    /**
     * Applies a signal; the message that it becomes, or {@link LocalProcess#NONE}. A priority message does not come
     * back from here: it goes to its place among the messages set aside.
     */
    static Object apply(LocalProcess self, Signal signal) {
        switch (signal) {
            case Signal.Delivery delivery -> {
                return delivery.message instanceof Signal inner ? apply(self, inner) : delivery.message;
            }
            case Signal.ToAlias to -> {
                if (admits(self, to.alias)) {
                    return self.arrive(to.message, to.ahead);
                }
                if (to.message instanceof CallSlot<?> request) {
                    request.fail(new CallFailure.Exited(ExitReason.NO_PROCESS));
                }
            }
            case Signal.ExitRequest exit -> {
                if (exit.alias == null || exit.alias.isChained()) {
                    boolean fromItself = exit.from == self;
                    ExitReceipt receipt = ExitReceipt.ofRequest(exit.reason, self.isTrapping(), fromItself);
                    return receive(self, receipt, new Exit(exit.from, exit.reason), exit.ahead);
                }
            }
            case Signal.LinkExit exit -> {
                Object link = self.relations().removeLink(exit.from);
                if (Links.isActive(link)) {
                    ExitReceipt receipt = ExitReceipt.ofLink(exit.reason, self.isTrapping());
                    return receive(self, receipt, new Exit(exit.from, exit.reason), Links.isAhead(link));
                }
            }
            case Signal.TargetDown down -> {
                if (self.relations().removeMonitor(down.monitor)) {
                    return self.arrive(down.monitor.message(down.reason), down.monitor.hasPriority());
                }
            }
            case Signal.Link link -> self.relations().linked(link.from);
            case Signal.Unlink unlink -> {
                self.relations().unlinked(unlink.from);
                unlink.from.deliver(new Signal.UnlinkAck(self, unlink.id));
            }
            case Signal.SystemDue due -> {
                return due.taken ? LocalProcess.NONE : due;
            }
            case Signal.UnlinkAck ack -> self.relations().acknowledged(ack.from, ack.id);
            case Signal.Watch watch -> self.relations().addWatcher(watch.monitor);
            case Signal.Unwatch unwatch -> self.relations().removeWatcher(unwatch.monitor);
        }
        return LocalProcess.NONE;
    }

    /** Applies a kill to a process that is to end anyway; anything else is left over. */
    static Object applyLate(LocalProcess self, Object item) {
        if (item instanceof Signal.ExitRequest exit
                && exit.reason instanceof ExitReason.Kill
                && (exit.alias == null || exit.alias.isChained())) {
            self.kill();
            return LocalProcess.NONE;
        }
        return item;
    }

    /** Whether an alias is active. Ends it if one message is all that it lets through. */
    private static boolean admits(LocalProcess self, AliasRef alias) {
        boolean active = alias.isChained();
        if (active && alias.mode().endsWithReply()) {
            MonitorRef monitor = alias.monitor();
            self.relations().removeAlias(alias);
            if (monitor != null) {
                self.stopWatching(monitor);
            }
        }
        return active;
    }

    private static Object receive(LocalProcess self, ExitReceipt receipt, Exit message, boolean ahead) {
        return switch (receipt) {
            case ExitReceipt.Ignore _ -> LocalProcess.NONE;
            case ExitReceipt.Deliver _ -> self.arrive(message, ahead);
            case ExitReceipt.Kill _ -> {
                self.kill();
                yield LocalProcess.NONE;
            }
            case ExitReceipt.End(var last) -> {
                self.end(last, true);
                yield LocalProcess.NONE;
            }
        };
    }
}
