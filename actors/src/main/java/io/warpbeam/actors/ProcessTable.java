package io.warpbeam.actors;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of a node's processes, and the processes alive by number. From any thread.
 *
 * <p>Numbers are given out in blocks of 64. A worker holds a block of its own, so that spawning and ending from workers
 * writes nothing that is shared; all other threads take numbers from one shared block, in order. A block is forgotten
 * when all of its numbers have been used and all of its processes have ended.
 */
final class ProcessTable {

    private static final int SIZE = 64;

    private static final VarHandle CELL = MethodHandles.arrayElementVarHandle(LocalProcess[].class);
    private static final VarHandle USED;
    private static final VarHandle OPEN;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            USED = lookup.findVarHandle(Block.class, "used", int.class);
            OPEN = lookup.findVarHandle(Block.class, "open", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final ConcurrentHashMap<Long, Block> blocks = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<Block> left = new ConcurrentLinkedQueue<>();
    private final AtomicLong claimed = new AtomicLong();
    private final AtomicReference<Block> shared = new AtomicReference<>(newBlock());

    /** Numbers that follow each other. */
    static final class Block {
        private final long first;
        private final @Nullable LocalProcess[] cells = new LocalProcess[SIZE];

        // raised by the holder; the shared block has many
        @SuppressWarnings("UnusedVariable") // through USED
        private int used;

        // numbers that are unused or belong to a process alive; lowered by any
        @SuppressWarnings("UnusedVariable") // through OPEN
        private int open = SIZE;

        private Block(long first) {
            this.first = first;
        }

        private int index(LocalProcess process) {
            return (int) (process.id() - first);
        }

        private int used() {
            return Math.min(SIZE, (int) USED.getOpaque(this));
        }

        private int open() {
            return (int) OPEN.getOpaque(this);
        }
    }

    /** The number of a process to be, and where it is kept. */
    record Place(Block block, long id) {}

    /** A number for a process that the calling thread is going to spawn. */
    Place place(@Nullable Worker worker) {
        return worker == null ? sharedPlace() : ownPlace(worker);
    }

    /** A number that no process has. */
    static Place nowhere() {
        Block block = new Block(-SIZE);
        return new Place(block, block.first);
    }

    private Place ownPlace(Worker worker) {
        Block block = worker.block();
        if (block == null || block.used() == SIZE) {
            Block other = left.poll();
            block = other == null ? newBlock() : other;
            worker.setBlock(block);
        }
        int index = block.used();
        USED.setOpaque(block, index + 1);
        return new Place(block, block.first + index);
    }

    private Place sharedPlace() {
        while (true) {
            Block block = shared.get();
            int index = (int) USED.getAndAdd(block, 1);
            if (index < SIZE) {
                return new Place(block, block.first + index);
            }
            if (shared.get() == block) {
                Block next = newBlock();
                if (!shared.compareAndSet(block, next)) {
                    left.add(next);
                }
            }
        }
    }

    private Block newBlock() {
        Block block = new Block(claimed.getAndAdd(SIZE));
        blocks.put(block.first, block);
        return block;
    }

    /** Takes back the numbers that a worker has not used. */
    void giveBack(Worker worker) {
        Block block = worker.block();
        if (block != null && block.used() < SIZE) {
            left.add(block);
        }
    }

    /** The process may be found from now on. */
    void add(LocalProcess process) {
        Block block = process.block();
        CELL.setRelease(block.cells, block.index(process), process);
    }

    /** The process has ended, or was never added. */
    void remove(LocalProcess process) {
        Block block = process.block();
        CELL.setOpaque(block.cells, block.index(process), null);
        if ((int) OPEN.getAndAdd(block, -1) == 1) {
            blocks.remove(block.first, block);
        }
    }

    /** How many are alive, roughly. */
    int size() {
        int size = 0;
        for (Block block : blocks.values()) {
            size += block.used() - (SIZE - block.open());
        }
        return size;
    }

    /** How many numbers were given out, roughly. */
    long spawned() {
        long unused = 0;
        for (Block block : blocks.values()) {
            unused += SIZE - block.used();
        }
        return claimed.get() - unused;
    }

    /** How many blocks are kept. */
    int blocks() {
        return blocks.size();
    }

    /** A snapshot, by number. */
    List<LocalProcess> snapshot() {
        List<LocalProcess> all = new ArrayList<>();
        for (Block block : blocks.values()) {
            for (int index = 0; index < SIZE; index++) {
                LocalProcess process = (LocalProcess) CELL.getAcquire(block.cells, index);
                if (process != null) {
                    all.add(process);
                }
            }
        }
        all.sort(Comparator.comparingLong(LocalProcess::id));
        return all;
    }
}
