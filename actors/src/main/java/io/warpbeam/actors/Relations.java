package io.warpbeam.actors;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The links and monitors of one process. Changed by whoever owns the process at the moment; read by anyone who asks for
 * process information, which is why the tables are concurrent.
 *
 * <p>Links follow the protocol of OTP 24. Each end keeps its own view. An end that unlinks does not forget at once: it
 * marks the link with an id and forgets when the other end acknowledges that id, so that neither an exit signal under
 * way nor a link set anew in between is mistaken.
 */
final class Relations {

    /** The view of a link that is in force; other values are the id of an unlink under way. */
    private static final Long ACTIVE = 0L;

    private final Map<LocalProcess, Long> links = new ConcurrentHashMap<>(2);
    private final Set<MonitorRef> monitors = ConcurrentHashMap.newKeySet(2);
    private final Set<MonitorRef> watchers = ConcurrentHashMap.newKeySet(2);
    private long lastUnlink;

    /** Sets this end of a link; {@code true} when the other end must be told. */
    boolean link(LocalProcess other) {
        return !ACTIVE.equals(links.put(other, ACTIVE));
    }

    /** Marks an active link as going; the id to send, or 0 when there is none. */
    long unlink(LocalProcess other) {
        if (!ACTIVE.equals(links.get(other))) {
            return 0;
        }
        links.put(other, ++lastUnlink);
        return lastUnlink;
    }

    /** Forgets a link whatever its state; {@code true} when it was active. */
    boolean forget(LocalProcess other) {
        return ACTIVE.equals(links.remove(other));
    }

    /**
     * The other end has linked. An end that is unlinking ignores it: its unlink is on the way and takes the other end
     * down too.
     */
    void linked(LocalProcess from) {
        links.putIfAbsent(from, ACTIVE);
    }

    /** The other end has unlinked. */
    void unlinked(LocalProcess from) {
        links.remove(from, ACTIVE);
    }

    /** The other end has acknowledged an unlink. */
    void acknowledged(LocalProcess from, long id) {
        links.remove(from, id);
    }

    void addMonitor(MonitorRef monitor) {
        monitors.add(monitor);
    }

    /** Forgets a monitor of this process; {@code true} when it was active. */
    boolean removeMonitor(MonitorRef monitor) {
        return monitors.remove(monitor);
    }

    void addWatcher(MonitorRef monitor) {
        watchers.add(monitor);
    }

    void removeWatcher(MonitorRef monitor) {
        watchers.remove(monitor);
    }

    /** The processes at the other end of an active link. */
    List<LocalProcess> linked() {
        return links.entrySet().stream()
                .filter(entry -> ACTIVE.equals(entry.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    List<MonitorRef> monitors() {
        return List.copyOf(monitors);
    }

    List<MonitorRef> watchers() {
        return List.copyOf(watchers);
    }
}
