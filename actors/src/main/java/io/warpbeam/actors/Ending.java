package io.warpbeam.actors;

import io.warpbeam.actors.SystemEvent.DeadLetter.Cause;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What happens to all that a process leaves behind. Its name is free already, so that whoever is told of the end can
 * take it.
 */
final class Ending {

    private Ending() {}

    static void run(LocalProcess self, ExitReason reason) {
        self.node.dispatcher.flushFrom(self);
        self.mailbox.close(item -> leftOver(self, item, reason));
        self.removeSaved(message -> leftOver(self, message, reason));
        self.openRequests().forEach(request -> fail(self, request, reason));
        self.knownRelations().ifPresent(relations -> tell(self, relations, reason));
    }

    private static void tell(LocalProcess self, Relations relations, ExitReason reason) {
        relations.forEachLinked(peer -> peer.signalLinkExit(self, reason));
        relations.removeWatchers(monitor -> monitor.owner.signalDown(monitor, reason));
        relations.removeMonitors(monitor -> monitor.watched.deliver(new Signal.Unwatch(monitor)));
    }

    /** Tells the listeners of a process that failed. */
    static CrashReport reportCrash(LocalProcess self, ExitReason reason) {
        List<Pid> ancestors = new ArrayList<>();
        LocalProcess child = self;
        for (LocalProcess above = child.parentProcess(); above != child; above = child.parentProcess()) {
            ancestors.add(above);
            child = above;
        }
        CrashView view = self.crashView(reason);
        CrashReport report = new CrashReport(
                self.node.substrate().wallClock(),
                self,
                self.name(),
                self.options().label(),
                ancestors,
                view.reason(),
                view.lastMessage(),
                requester(self),
                view.state(),
                self.knownRelations()
                        .map(table -> List.<Pid>copyOf(table.linked()))
                        .orElse(List.of()));
        self.node.events.crashed(report);
        return report;
    }

    /** Who sent the request that the process was handling: the one in its hands, or the last that it has taken. */
    private static Optional<Pid> requester(LocalProcess self) {
        return self.openRequests().reversed().stream()
                .filter(request -> !request.isDone())
                .<Pid>map(CallSlot::caller)
                .findFirst();
    }

    private static void fail(LocalProcess self, CallSlot<?> request, ExitReason reason) {
        request.fail(new CallFailure.Exited(Gate.reason(self, request.caller(), reason)));
    }

    /** An entry of the in-queue that nobody received. Also by late senders, on their thread. */
    private static void leftOver(LocalProcess self, Object item, ExitReason reason) {
        switch (item) {
            case Signal.Delivery delivery -> leftOver(self, delivery.message, reason);
            case Signal.SystemDue due -> due.request.fail(new CallFailure.Exited(reason));
            case Signal.Link link -> link.from.signalLinkExit(self, reason);
            case Signal.Unlink unlink -> unlink.from.deliver(new Signal.UnlinkAck(self, unlink.id));
            case Signal.Watch watch -> watch.monitor.owner.signalDown(watch.monitor, reason);
            case Signal.ToAlias to
            when !Delivery.isGone(to) || to.message instanceof CallSlot<?> -> leftOver(self, to.message, reason);
            case Signal _ -> {} // concerned the process alone
            case CallSlot<?> request -> fail(self, request, reason);
            default -> self.node.events.deadLetter(self, Envelope.content(item), Cause.LEFT_OVER);
        }
    }
}
