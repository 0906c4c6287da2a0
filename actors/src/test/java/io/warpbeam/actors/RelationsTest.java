package io.warpbeam.actors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Both ends of a link as pure tables, with the signals between them in the hand of the test. */
class RelationsTest extends WithNode {

    /** One end of the link, and the signals on the way to it. */
    private static final class End {
        final Relations relations = new Relations();
        final Deque<Runnable> inQueue = new ArrayDeque<>();
        private final LocalProcess me;
        private LocalProcess other;
        private End peer;

        End(LocalProcess me) {
            this.me = me;
        }

        void connect(End end) {
            peer = end;
            other = end.me;
        }

        void link() {
            if (relations.link(other)) {
                peer.inQueue.add(() -> peer.relations.linked(me));
            }
        }

        void unlink() {
            long id = relations.unlink(other);
            if (id != 0) {
                peer.inQueue.add(() -> {
                    peer.relations.unlinked(me);
                    inQueue.add(() -> relations.acknowledged(other, id));
                });
            }
        }

        boolean receive() {
            Runnable signal = inQueue.poll();
            if (signal != null) {
                signal.run();
            }
            return signal != null;
        }

        boolean isLinked() {
            return relations.linked().contains(other);
        }
    }

    private final End a = new End((LocalProcess) spawnObedient(Way.BLOCKING));
    private final End b = new End((LocalProcess) spawnObedient(Way.BLOCKING));

    private RelationsTest() {
        a.connect(b);
        b.connect(a);
    }

    private void settle() {
        boolean moved = true;
        while (moved) {
            boolean first = a.receive();
            moved = b.receive() || first;
        }
    }

    private void assertLinked(boolean linked) {
        assertThat(List.of(a.isLinked(), b.isLinked())).isEqualTo(List.of(linked, linked));
        assertThat(a.relations.forget(b.me)).isEqualTo(linked);
        assertThat(b.relations.forget(a.me)).isEqualTo(linked);
    }

    @Test
    void aLinkIsSymmetric() {
        a.link();
        settle();
        assertLinked(true);
    }

    @Test
    void manyLinksAreOne() {
        a.link();
        b.link();
        a.link();
        settle();
        a.unlink();
        settle();
        assertLinked(false);
    }

    @Test
    void crossingUnlinksLeaveNothing() {
        a.link();
        settle();
        a.unlink();
        b.unlink();
        settle();
        assertLinked(false);
    }

    @Test
    void aLinkSetAnewOutlivesTheOldUnlink() {
        a.link();
        settle();
        a.unlink();
        a.link();
        settle();
        assertLinked(true);
    }

    @Test
    void crossingUnlinksThatAreFollowedByALinkOfOneEndAreTakenBackOnBothEnds() {
        a.link();
        settle();
        a.unlink();
        b.unlink();
        b.link();
        settle();
        assertThat(a.isLinked()).isEqualTo(b.isLinked());
    }

    @Test
    void anExitSignalOverALinkThatIsBeingTakenDownIsNotReceived() {
        a.link();
        settle();
        a.unlink();
        assertThat(a.relations.forget(b.me)).isFalse();
        assertThat(a.relations.linked()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void bothEndsAgreeOnceAllSignalsAreReceived(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 20_000; round++) {
            List<String> steps = new ArrayList<>();
            for (int step = random.nextInt(12); step >= 0; step--) {
                End end = random.nextBoolean() ? a : b;
                int what = random.nextInt(4);
                steps.add((end == a ? "a" : "b") + what);
                switch (what) {
                    case 0 -> end.link();
                    case 1 -> end.unlink();
                    default -> end.receive();
                }
            }
            settle();
            assertThat(a.isLinked()).as("%s", steps).isEqualTo(b.isLinked());
            assertThat(a.relations.forget(b.me)).isEqualTo(b.relations.forget(a.me));
            assertThat(a.relations.linked()).isEmpty();
        }
    }
}
