package io.warpbeam.bench.soak;

import io.warpbeam.actors.AlreadyRegisteredException;
import io.warpbeam.actors.UniqueRegistry.Registration;
import java.util.Optional;

/** The names, keys and groups of one process. */
final class Claims {

    private final Scene scene;

    Claims(Scene scene) {
        this.scene = scene;
    }

    void claim(Key key) {
        World world = scene.world;
        switch (key.kind()) {
            case NODE_NAME -> claimName(scene.me(), key.number());
            case UNIQUE -> claimUnique(key.number());
            case DUPLICATE -> world.duplicate.register(key.number(), scene.me());
            case GROUP -> world.groups.join(key.number(), scene.self.pid());
        }
    }

    /** Nobody else can take a unique key away, so its holder must find itself there. */
    private void claimUnique(int key) {
        if (scene.world.unique.register(key, scene.me()) instanceof Registration.Done
                && !scene.world.unique.whereis(key).equals(Optional.of(scene.self.pid()))) {
            scene.odd("does not hold the unique key " + key + " that it has just got");
        }
    }

    void claimFor(Step.ClaimFor step) {
        claimName(step.to(), step.name());
    }

    private void claimName(int process, int name) {
        scene.pid(process).ifPresent(pid -> {
            try {
                scene.world.node.register(World.name(name), pid);
            } catch (IllegalArgumentException | AlreadyRegisteredException e) {
                // it has a name or has ended, or another has this name
            }
        });
    }

    void release(Key key) {
        World world = scene.world;
        switch (key.kind()) {
            case NODE_NAME -> world.node.unregister(World.name(key.number()));
            case UNIQUE -> world.unique.unregister(key.number());
            case DUPLICATE -> world.duplicate.unregister(key.number());
            case GROUP -> world.groups.leave(key.number(), scene.self.pid());
        }
    }
}
