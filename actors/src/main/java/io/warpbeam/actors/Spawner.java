package io.warpbeam.actors;

/**
 * Makes processes and starts them. Between the two the maker links them, or puts a first message into their mailbox.
 * From any thread.
 */
final class Spawner {

    private final LocalNode node;

    Spawner(LocalNode node) {
        this.node = node;
    }

    LocalProcess prepare(LocalProcess parent, SpawnOptions options, ProcessBody body) {
        node.checkOpen();
        Border.admit(parent, options, body);
        return new BodyProcess(node, place(), parent, options, body);
    }

    LocalProcess prepare(LocalProcess parent, SpawnOptions options, EventHandler handler) {
        node.checkOpen();
        Border.admit(parent, options, handler.code());
        return new EventProcess(node, place(), parent, options, handler);
    }

    /** The process that is its own parent. */
    LocalProcess root(SpawnOptions options, EventHandler handler) {
        LocalProcess root = new EventProcess(node, place(), null, options, handler);
        node.processes.add(root);
        node.dispatcher.schedule((EventProcess) root);
        return root;
    }

    /** A process that has ended from the beginning: who has a name that nobody has. */
    LocalProcess nobody(EventHandler handler) {
        LocalProcess nobody = new EventProcess(node, ProcessTable.nowhere(), null, SpawnOptions.DEFAULT, handler);
        nobody.setDead();
        nobody.mailbox.close(_ -> {});
        return nobody;
    }

    InboxProcess inbox(LocalProcess parent, SpawnOptions options) {
        node.checkOpen();
        InboxProcess inbox = new InboxProcess(node, place(), parent, options);
        announce(inbox);
        inbox.adoptThread();
        return inbox;
    }

    /** The mailbox of the thread that closes the node, which takes no new processes any more. */
    InboxProcess closingInbox(LocalProcess root) {
        InboxProcess inbox = new InboxProcess(node, place(), root, SpawnOptions.DEFAULT.trappingExits());
        node.processes.add(inbox);
        return inbox;
    }

    /** Lets a prepared process run. */
    void launch(LocalProcess process) {
        announce(process);
        switch (process) {
            case EventProcess event -> node.dispatcher.schedule(event);
            case BodyProcess body -> body.start();
            case InboxProcess _ -> {} // its thread runs already
        }
    }

    private ProcessTable.Place place() {
        Strand strand = Strand.current();
        Worker worker = strand == null ? null : strand.worker;
        return node.processes.place(worker != null && worker.belongsTo(node.dispatcher) ? worker : null);
    }

    private void announce(LocalProcess process) {
        SpawnOptions options = process.options();
        if (options.name().isPresent() || options.via().isPresent()) {
            claimNames(options, process);
        }
        node.processes.add(process);
        FlightEvents.spawned(process);
        if (node.events.isHeard()) {
            node.publish(new SystemEvent.Spawned(process, process.parentProcess()));
        }
    }

    private void claimNames(SpawnOptions options, LocalProcess process) {
        try {
            options.name().ifPresent(name -> node.names.register(name, process));
            options.via().ifPresent(via -> via.space().register(via.key(), process));
        } catch (Throwable failure) {
            node.names.release(process);
            node.processes.remove(process);
            throw failure;
        }
    }
}
