package io.warpbeam.actors;

/** What each kind of signal does to the process that receives it. By the owner of the process. */
final class Receipt {

    private Receipt() {}

    /** Applies a signal; the message that it becomes, or {@link LocalProcess#NONE}. */
    static Object apply(LocalProcess self, Signal signal) {
        switch (signal) {
            case Signal.Delivery delivery -> {
                return delivery.message;
            }
            case Signal.ExitRequest exit -> {
                boolean fromItself = exit.from == self;
                ExitReceipt receipt = ExitReceipt.ofRequest(exit.reason, self.isTrapping(), fromItself);
                return receive(self, receipt, exit.from, exit.reason);
            }
            case Signal.LinkExit exit -> {
                if (self.relations().forget(exit.from)) {
                    return receive(self, ExitReceipt.ofLink(exit.reason, self.isTrapping()), exit.from, exit.reason);
                }
            }
            case Signal.TargetDown down -> {
                if (self.relations().removeMonitor(down.monitor)) {
                    return new Down(down.monitor, down.monitor.watched, down.reason);
                }
            }
            case Signal.Link link -> self.relations().linked(link.from);
            case Signal.Unlink unlink -> {
                self.relations().unlinked(unlink.from);
                unlink.from.deliver(new Signal.UnlinkAck(self, unlink.id));
            }
            case Signal.UnlinkAck ack -> self.relations().acknowledged(ack.from, ack.id);
            case Signal.Watch watch -> self.relations().addWatcher(watch.monitor);
            case Signal.Unwatch unwatch -> self.relations().removeWatcher(unwatch.monitor);
        }
        return LocalProcess.NONE;
    }

    /** Applies a kill to a process that is to end anyway; anything else is left over. */
    static Object applyLate(LocalProcess self, Object item) {
        if (item instanceof Signal.ExitRequest exit && exit.reason instanceof ExitReason.Kill) {
            self.kill();
            return LocalProcess.NONE;
        }
        return item;
    }

    private static Object receive(LocalProcess self, ExitReceipt receipt, LocalProcess from, ExitReason reason) {
        return switch (receipt) {
            case ExitReceipt.Ignore _ -> LocalProcess.NONE;
            case ExitReceipt.Deliver _ -> new Exit(from, reason);
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
