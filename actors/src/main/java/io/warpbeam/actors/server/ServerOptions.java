package io.warpbeam.actors.server;

import io.warpbeam.actors.Name;
import io.warpbeam.actors.SpawnOptions;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * How a server is started. Immutable; each method returns a changed copy.
 *
 * @param spawn how its process is spawned
 * @param startTimeout how long {@code init} may take before the process is killed; empty for no limit
 */
public record ServerOptions(SpawnOptions spawn, Optional<Duration> startTimeout) {

    /** No name, no limit. */
    public static final ServerOptions DEFAULT = new ServerOptions(SpawnOptions.DEFAULT, Optional.empty());

    /** Checks the components. */
    public ServerOptions {
        Objects.requireNonNull(spawn, "spawn");
        if (startTimeout.filter(Duration::isNegative).isPresent()) {
            throw new IllegalArgumentException("startTimeout must not be negative, but is " + startTimeout.get());
        }
    }

    /**
     * Registers the server under a name.
     *
     * @param name that is free
     * @return the defaults with that name
     */
    public static ServerOptions named(String name) {
        return new ServerOptions(SpawnOptions.named(name), Optional.empty());
    }

    /**
     * Registers the server under a name of any name space.
     *
     * @param name that is free
     * @return the defaults with that name
     */
    public static ServerOptions named(Name name) {
        return new ServerOptions(SpawnOptions.DEFAULT.via(name), Optional.empty());
    }

    /**
     * Sets how its process is spawned.
     *
     * @param newSpawn how
     * @return a changed copy
     */
    public ServerOptions spawn(SpawnOptions newSpawn) {
        return new ServerOptions(newSpawn, startTimeout);
    }

    /**
     * Limits the start.
     *
     * @param timeout how long {@code init} may take
     * @return a changed copy
     * @throws IllegalArgumentException when {@code timeout} is negative
     */
    public ServerOptions startTimeout(Duration timeout) {
        return new ServerOptions(spawn, Optional.of(timeout));
    }
}
