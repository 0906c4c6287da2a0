package warpbeam;

import harness.Harness;
import io.warpbeam.actors.Pid;
import io.warpbeam.actors.Self;
import io.warpbeam.actors.SpawnOptions;

/**
 * A tree of processes: each spawns ten, down to the leaves, whose numbers come back as sums. An operation is a leaf.
 */
final class Skynet {

    private Skynet() {}

    record Sum(long number) {}

    static double run(Main main, int fan, int leaves) {
        long start = System.nanoTime();
        main.spawn(new Branch(main.pid(), fan, 0, leaves));
        Sum sum = (Sum) main.receive();
        long nanos = System.nanoTime() - start;
        Harness.check("sum", leaves * (leaves - 1L) / 2, sum.number());
        return nanos;
    }

    private static final class Branch extends Acting {

        private final Pid parent;
        private final int fan;
        private final int number;
        private final int leaves;
        private int left;
        private long sum;

        Branch(Pid parent, int fan, int number, int leaves) {
            this.parent = parent;
            this.fan = fan;
            this.number = number;
            this.leaves = leaves;
        }

        @Override
        public void start(Self self) throws Exception {
            super.start(self);
            if (leaves == 1) {
                parent.send(new Sum(number));
                throw exit();
            }
            left = fan;
            int each = leaves / fan;
            for (int child = 0; child < fan; child++) {
                self.node().spawn(SpawnOptions.DEFAULT, new Branch(pid(), fan, number + child * each, each));
            }
        }

        @Override
        public void handle(Object message) {
            sum += ((Sum) message).number();
            if (--left == 0) {
                parent.send(new Sum(sum));
                throw exit();
            }
        }
    }
}
