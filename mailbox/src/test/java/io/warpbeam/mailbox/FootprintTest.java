package io.warpbeam.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.openjdk.jol.info.GraphLayout;

/** What a mailbox costs, and which classes it drags in. Sizes are for compressed object pointers, as below 32 GB. */
class FootprintTest {

    private static final Wakeup WAKEUP = () -> {};

    private static long bytesOf(Mailbox<?> mailbox) {
        return GraphLayout.parseInstance(mailbox)
                .subtract(GraphLayout.parseInstance(WAKEUP))
                .totalSize();
    }

    @Test
    void takes72BytesWhileEmpty() {
        Mailbox<String> mailbox = Mailbox.unbounded(WAKEUP);
        assertThat(bytesOf(mailbox)).isEqualTo(72);
        mailbox.rest();
        mailbox.offer("message");
        mailbox.pollOr("none");
        assertThat(bytesOf(mailbox)).isEqualTo(72);
    }

    @Test
    void takes24BytesForEachMessage() {
        Mailbox<Integer> mailbox = Mailbox.bounded(1_000, OverflowPolicy.REJECT, _ -> true, WAKEUP);
        Integer message = 1;
        mailbox.offer(message);
        long one = bytesOf(mailbox);
        for (int i = 0; i < 10; i++) {
            mailbox.offer(message);
        }
        assertThat(bytesOf(mailbox) - one).isEqualTo(10 * 24);
    }

    @Test
    void getsAlongWithoutUnsafe() throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xlog:class+load",
                        "-cp",
                        System.getProperty("java.class.path"),
                        UseThemAll.class.getName())
                .redirectErrorStream(true)
                .start();
        String loaded = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(loaded)
                .contains("org.jctools.queues.varhandle.unpadded.MpscLinkedVarHandleUnpaddedQueue")
                .doesNotContain("org.jctools.util.UnsafeAccess", "sun.misc.Unsafe");
        assertThat(process.onExit().join().exitValue()).isZero();
    }

    /** A program of its own. */
    static final class UseThemAll {
        private UseThemAll() {}

        public static void main(String[] arguments) {
            use(Mailbox.unbounded(WAKEUP));
            for (OverflowPolicy policy : OverflowPolicy.values()) {
                use(Mailbox.bounded(1, policy, _ -> true, WAKEUP));
            }
        }

        private static void use(Mailbox<String> mailbox) {
            mailbox.rest();
            mailbox.offer("first");
            mailbox.offer("second");
            mailbox.size();
            mailbox.pollOr("none");
            mailbox.close(_ -> {});
        }
    }
}
