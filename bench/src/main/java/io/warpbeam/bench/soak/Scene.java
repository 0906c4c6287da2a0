package io.warpbeam.bench.soak;

import io.warpbeam.actors.Pid;
import io.warpbeam.actors.Self;
import java.util.Optional;

/** A process at work: what it knows, and the numbers that it gives. Used by that process only. */
final class Scene {

    final World world;
    final Role role;
    final Page page;
    final Self self;
    private int numbers;

    Scene(World world, Role role, Page page, Self self) {
        this.world = world;
        this.role = role;
        this.page = page;
        this.self = self;
    }

    int me() {
        return role.number();
    }

    /** {@return a number higher than those before} */
    int next() {
        return ++numbers;
    }

    Optional<Pid> pid(int process) {
        return world.ledger.pid(process);
    }

    void odd(String what) {
        page.add(new Entry.Odd(what));
    }
}
