package io.warpbeam.actors;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The links, monitors and aliases of one process. Changed by whoever owns the process at the moment, without a lock and
 * without an atomic operation; read at any time by anyone who asks for process information, who sees what is there all
 * the while and perhaps what comes or goes.
 *
 * <p>Links follow the protocol of OTP 24. Each end keeps its own view. An end that unlinks does not forget at once: it
 * marks the link with an id and forgets when the other end acknowledges that id, so that neither an exit signal under
 * way nor a link set anew in between is mistaken.
 *
 * <p>Links are a table, since a signal over a link names the process at the other end. A monitor is an object that both
 * ends know, and so is an alias, so they and what the target keeps of a monitor are entries of chains.
 */
final class Relations {

    private static final int WALKS = 8;
    private static final VarHandle MONITORS;
    private static final VarHandle WATCHERS;
    private static final VarHandle ALIASES;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            MONITORS = lookup.findVarHandle(Relations.class, "monitors", MonitorRef.class);
            WATCHERS = lookup.findVarHandle(Relations.class, "watchers", Watcher.class);
            ALIASES = lookup.findVarHandle(Relations.class, "aliases", AliasRef.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    // written by the owner, read by anyone
    private final Links links = new Links();
    private @Nullable MonitorRef monitors;
    private @Nullable Watcher watchers;
    private @Nullable AliasRef aliases;
    private volatile boolean priorityLinks;

    // owner
    private long lastUnlink;

    // ---- links

    /** Sets this end of a link; {@code true} when the other end must be told. */
    boolean link(LocalProcess other) {
        return link(other, false);
    }

    /** As {@link #link(LocalProcess)}, with a priority message at its end if wanted. */
    boolean link(LocalProcess other, boolean ahead) {
        boolean active = Links.isActive(links.get(other));
        links.put(other, ahead ? new Links.Other(other, 0) : other);
        if (ahead) {
            priorityLinks = true;
        }
        return !active;
    }

    /** Whether there was ever a link with a priority message at its end. From any thread. */
    boolean hasPriorityLinks() {
        return priorityLinks;
    }

    /** Marks an active link as going; the id to send, or 0 when there is none. */
    long unlink(LocalProcess other) {
        if (!Links.isActive(links.get(other))) {
            return 0;
        }
        links.put(other, new Links.Other(other, ++lastUnlink));
        return lastUnlink;
    }

    /** Forgets a link whatever its state; {@code true} when it was active. */
    boolean forget(LocalProcess other) {
        return Links.isActive(removeLink(other));
    }

    /** Forgets a link whatever its state; its entry in {@link Links}. */
    @Nullable
    Object removeLink(LocalProcess other) {
        return links.remove(other);
    }

    /**
     * The other end has linked. An end that is unlinking ignores it: its unlink is on the way and takes the other end
     * down too.
     */
    void linked(LocalProcess from) {
        if (links.get(from) == null) {
            links.put(from, from);
        }
    }

    /** The other end has unlinked. */
    void unlinked(LocalProcess from) {
        if (Links.isActive(links.get(from))) {
            links.remove(from);
        }
    }

    /** The other end has acknowledged an unlink. */
    void acknowledged(LocalProcess from, long id) {
        if (links.get(from) instanceof Links.Other going && going.unlink == id) {
            links.remove(from);
        }
    }

    /** The processes at the other end of an active link. From any thread. */
    List<LocalProcess> linked() {
        List<LocalProcess> active = new ArrayList<>();
        links.forEachActive(active::add);
        return active;
    }

    void forEachLinked(Consumer<? super LocalProcess> sink) {
        links.forEachActive(sink);
    }

    // ---- monitors and aliases

    void addMonitor(MonitorRef monitor) {
        MONITORS.setRelease(this, monitor.addTo(monitors));
    }

    /** Forgets a monitor of this process, and the alias that ends with it; {@code true} when it was active. */
    boolean removeMonitor(MonitorRef monitor) {
        if (monitors == null || !monitor.isChained()) {
            return false;
        }
        MONITORS.setRelease(this, monitor.removeFrom(monitors));
        removeAliasOf(monitor);
        return true;
    }

    /** Forgets the alias that ends with a monitor. */
    void removeAliasOf(MonitorRef monitor) {
        AliasRef alias = monitor.aliasRef();
        if (alias != null && alias.mode().endsWithMonitor()) {
            removeAlias(alias);
        }
    }

    void addAlias(AliasRef alias) {
        ALIASES.setRelease(this, alias.addTo(aliases));
    }

    /** Forgets an alias of this process; {@code true} when it was active. */
    boolean removeAlias(AliasRef alias) {
        if (aliases == null || !alias.isChained()) {
            return false;
        }
        ALIASES.setRelease(this, alias.removeFrom(aliases));
        return true;
    }

    void addWatcher(MonitorRef monitor) {
        WATCHERS.setRelease(this, monitor.watch().addTo(watchers));
    }

    void removeWatcher(MonitorRef monitor) {
        Watcher watcher = monitor.watcher();
        if (watchers != null && watcher != null && watcher.isChained()) {
            WATCHERS.setRelease(this, watcher.removeFrom(watchers));
        }
    }

    /** Forgets the monitors of this process, in the order in which they were set. */
    void removeMonitors(Consumer<? super MonitorRef> sink) {
        MonitorRef newest = monitors;
        MONITORS.setRelease(this, null);
        Chained.removeAll(newest, sink);
    }

    /** Forgets the monitors on this process, in the order in which they arrived. */
    void removeWatchers(Consumer<? super MonitorRef> sink) {
        Watcher newest = watchers;
        WATCHERS.setRelease(this, null);
        Chained.removeAll(newest, watcher -> sink.accept(watcher.monitor));
    }

    /** The monitors of this process. From any thread. */
    List<MonitorRef> monitors() {
        return snapshot(() -> (MonitorRef) MONITORS.getAcquire(this));
    }

    /** The monitors on this process. From any thread. */
    List<MonitorRef> watchers() {
        return snapshot(() -> (Watcher) WATCHERS.getAcquire(this)).stream()
                .map(watcher -> watcher.monitor)
                .toList();
    }

    /** The active aliases of this process. From any thread. */
    List<AliasRef> aliases() {
        return snapshot(() -> (AliasRef) ALIASES.getAcquire(this));
    }

    /** The entries of a chain that changes meanwhile; begins anew when it loses its way, a few times. */
    private static <T extends Chained<T>> List<T> snapshot(Supplier<@Nullable T> newest) {
        List<T> entries = new ArrayList<>();
        for (int walks = 1; !Chained.walk(newest.get(), entries::add) && walks < WALKS; walks++) {
            entries.clear();
        }
        return entries.reversed();
    }
}
