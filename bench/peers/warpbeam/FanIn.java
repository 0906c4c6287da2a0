package warpbeam;

import harness.Harness;
import io.warpbeam.actors.Pid;
import java.util.ArrayList;
import java.util.List;

/** Producers flood one consumer. An operation is a message. */
final class FanIn {

    private FanIn() {}

    record Item(int number) {}

    record Sum(long total) {}

    static double run(Main main, int producers, int operations) {
        int each = operations / producers;
        Pid consumer = main.spawn(new Consumer(main.pid(), each * producers));
        List<Pid> started = new ArrayList<>();
        for (int i = 0; i < producers; i++) {
            started.add(main.spawn(new Producer(consumer, each)));
        }
        long start = System.nanoTime();
        started.forEach(producer -> producer.send(Word.GO));
        Sum sum = (Sum) main.receive();
        long nanos = System.nanoTime() - start;
        Harness.check("sum", producers * (each * (each + 1L) / 2), sum.total());
        return nanos;
    }

    private static final class Producer extends Acting {

        private final Pid consumer;
        private final int each;

        Producer(Pid consumer, int each) {
            this.consumer = consumer;
            this.each = each;
        }

        @Override
        public void handle(Object message) {
            for (int number = each; number > 0; number--) {
                consumer.send(new Item(number));
            }
            throw exit();
        }
    }

    private static final class Consumer extends Acting {

        private final Pid main;
        private int left;
        private long sum;

        Consumer(Pid main, int left) {
            this.main = main;
            this.left = left;
        }

        @Override
        public void handle(Object message) {
            sum += ((Item) message).number();
            if (--left == 0) {
                main.send(new Sum(sum));
                throw exit();
            }
        }
    }
}
