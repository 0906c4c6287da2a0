package io.warpbeam.actors;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Makes processes and starts them. Between the two the maker links them, or puts a first message into their mailbox.
 * From any thread.
 */
final class Spawner {

    private final LocalNode node;
    private final AtomicLong ids = new AtomicLong();

    Spawner(LocalNode node) {
        this.node = node;
    }

    LocalProcess prepare(LocalProcess parent, SpawnOptions options, ProcessBody body) {
        node.checkOpen();
        return new BodyProcess(node, ids.getAndIncrement(), parent, options, body);
    }

    LocalProcess prepare(LocalProcess parent, SpawnOptions options, EventHandler handler) {
        node.checkOpen();
        return new EventProcess(node, ids.getAndIncrement(), parent, options, handler);
    }

    /** The process that is its own parent. */
    LocalProcess root(SpawnOptions options, EventHandler handler) {
        LocalProcess root = new EventProcess(node, ids.getAndIncrement(), null, options, handler);
        node.processes.add(root);
        node.scheduler.schedule((EventProcess) root);
        return root;
    }

    InboxProcess inbox(LocalProcess parent, SpawnOptions options) {
        node.checkOpen();
        InboxProcess inbox = new InboxProcess(node, ids.getAndIncrement(), parent, options);
        announce(inbox);
        inbox.adoptThread();
        return inbox;
    }

    /** The mailbox of the thread that closes the node, which takes no new processes any more. */
    InboxProcess closingInbox(LocalProcess root) {
        InboxProcess inbox = new InboxProcess(node, ids.getAndIncrement(), root, SpawnOptions.DEFAULT.trappingExits());
        node.processes.add(inbox);
        return inbox;
    }

    /** Lets a prepared process run. */
    void launch(LocalProcess process) {
        announce(process);
        switch (process) {
            case EventProcess event -> node.scheduler.schedule(event);
            case BodyProcess body -> body.start();
            case InboxProcess _ -> {} // its thread runs already
        }
    }

    private void announce(LocalProcess process) {
        process.options().name().ifPresent(name -> node.registry.register(name, process));
        node.processes.add(process);
        if (node.events.isHeard()) {
            node.publish(new SystemEvent.Spawned(process, process.parentProcess()));
        }
    }

    long spawned() {
        return ids.get();
    }
}
