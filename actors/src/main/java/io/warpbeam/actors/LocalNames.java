package io.warpbeam.actors;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The names of a node. A name is claimed first in the process and then in the map; the end of a process frees both, so
 * a claim that meets it looks again afterwards and takes itself back. Until it does, the name is held by a process that
 * has ended, which counts as free: others may have been told of the end by then. From any thread.
 */
final class LocalNames implements NameSpace {

    private final LocalNode node;
    private final ConcurrentHashMap<String, LocalProcess> names = new ConcurrentHashMap<>();

    LocalNames(LocalNode node) {
        this.node = node;
    }

    @Override
    public Optional<Pid> whereis(Object key) {
        return whereis(name(key)).map(Pid.class::cast);
    }

    @Override
    public void register(Object key, Pid pid) {
        register(name(key), node.local(pid));
    }

    @Override
    public boolean unregister(Object key) {
        return unregister(name(key));
    }

    private static String name(Object key) {
        if (Objects.requireNonNull(key, "key") instanceof String name) {
            return name;
        }
        throw new IllegalArgumentException("key must be a String, for a node has no other names, but is a "
                + key.getClass().getName());
    }

    /** Gives a name to a process that may end at any moment. */
    void register(String name, LocalProcess process) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("name must not be blank");
        }
        if (!process.claimName(name)) {
            throw new IllegalArgumentException("pid must have no name yet, but " + process + " is named "
                    + process.name().orElse("?"));
        }
        LocalProcess holder = names.putIfAbsent(name, process);
        while (holder != null && !holder.isAlive()) {
            names.remove(name, holder);
            holder = names.putIfAbsent(name, process);
        }
        if (holder != null) {
            process.dropName();
            throw new AlreadyRegisteredException(name, holder);
        }
        if (!process.isAlive()) {
            release(process);
            throw new IllegalArgumentException("pid must be alive, but " + process + " has ended");
        }
    }

    boolean unregister(String name) {
        LocalProcess holder = names.remove(name);
        if (holder != null) {
            holder.dropName();
        }
        return holder != null;
    }

    /** Frees the name of a process that has ended. */
    void release(LocalProcess process) {
        process.name().ifPresent(name -> names.remove(name, process));
    }

    Optional<LocalProcess> whereis(String name) {
        return Optional.ofNullable(names.get(name)).filter(LocalProcess::isAlive);
    }

    List<String> all() {
        return List.copyOf(names.keySet());
    }

    @Override
    public String toString() {
        return "the names of " + node;
    }
}
