package io.warpbeam.bench.compare;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Who does the work. */
enum Peer {
    WARPBEAM("Warpbeam"),
    BEAM("BEAM"),
    /** With the dispatcher as it comes. */
    PEKKO("Pekko"),
    /** With a dispatcher tuned for throughput, and as many threads as there are processors. */
    PEKKO_TUNED("Pekko tuned"),
    KOTLIN("Kotlin"),
    /** Nothing but the JDK. */
    JDK("JDK");

    private final String title;

    Peer(String title) {
        this.title = title;
    }

    /** {@return the name for people} */
    String title() {
        return title;
    }

    /** {@return the name for options and machines} */
    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * {@return the peer of that name}
     *
     * @throws UsageException when there is none
     */
    static Peer of(String key) {
        return Arrays.stream(values())
                .filter(peer -> peer.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new UsageException("there is no peer \"" + key + "\"; the peers are "
                        + Arrays.stream(values()).map(Peer::key).collect(Collectors.joining(", "))));
    }

    static List<Peer> all() {
        return List.of(values());
    }
}
