package jdk;

import harness.Harness;
import java.io.IOException;
import java.util.Map;

/** The JDK as a peer. */
public final class JdkPeer {

    private JdkPeer() {}

    /**
     * Serves until the standard input ends.
     *
     * @param args none
     * @throws IOException when the standard input fails
     */
    public static void main(String[] args) throws IOException {
        Harness.serve(Map.of("coroutine-step", HandOver::run, "coroutine-step-fast", HandOver::run));
    }
}
