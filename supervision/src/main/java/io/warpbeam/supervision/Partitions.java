package io.warpbeam.supervision;

import io.warpbeam.actors.Name;
import io.warpbeam.actors.NameSpace;
import io.warpbeam.actors.Pid;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Which process is which partition. Written by the process of the supervisor, but the width by whoever changes it; read
 * by any thread, without a lock. A slot keeps the last process of its partition; one that has ended counts as nobody.
 */
final class Partitions implements NameSpace {

    private final AtomicReferenceArray<@Nullable Pid> slots;
    private final AtomicReference<@Nullable Pid> supervisor = new AtomicReference<>();
    private volatile int width;

    Partitions(int most) {
        this.slots = new AtomicReferenceArray<>(most);
        this.width = most;
    }

    int most() {
        return slots.length();
    }

    int width() {
        return width;
    }

    void width(int newWidth) {
        width = newWidth;
    }

    void fill(int partition, Pid pid) {
        slots.set(partition, pid);
    }

    /** The supervisor that runs. */
    Optional<Pid> supervisor() {
        return Optional.ofNullable(supervisor.get()).filter(Pid::isAlive);
    }

    /** Makes these the partitions of a supervisor, all of them; refused while another one runs. */
    boolean open(Pid pid) {
        Pid before = supervisor.get();
        if ((before != null && before.isAlive()) || !supervisor.compareAndSet(before, pid)) {
            return false;
        }
        width = most();
        return true;
    }

    /** The partition of a key, at the width of this moment; empty when there is none. */
    Optional<Integer> partition(Object key) {
        int now = width;
        return now == 0 ? Optional.empty() : Optional.of(index(key, now));
    }

    private static int index(Object key, int width) {
        return switch (key) {
            case Long number -> (int) Math.abs(number % width);
            case Integer number -> Math.abs(number % width);
            case Short number -> Math.abs(number % width);
            case Byte number -> Math.abs(number % width);
            default -> Math.floorMod(spread(key.hashCode()), width);
        };
    }

    /** Hash codes of similar keys are often similar in their low bits; a width is often a power of two. */
    private static int spread(int hash) {
        int mixed = (hash ^ (hash >>> 16)) * 0x45d9f3b;
        return mixed ^ (mixed >>> 16);
    }

    Name name(Object key) {
        return new Name(this, key);
    }

    @Override
    public Optional<Pid> whereis(Object key) {
        return partition(key)
                .flatMap(partition -> Optional.ofNullable(slots.get(partition)))
                .filter(Pid::isAlive);
    }

    @Override
    public void register(Object key, Pid pid) {
        throw new IllegalArgumentException("key must not be registered, for it belongs to a partition: " + key);
    }

    @Override
    public boolean unregister(Object key) {
        return false;
    }

    @Override
    public String toString() {
        return "partitions of " + supervisor.get();
    }
}
