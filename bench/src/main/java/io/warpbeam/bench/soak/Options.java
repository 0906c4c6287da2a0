package io.warpbeam.bench.soak;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * What the command line asks for.
 *
 * @param time in which rounds are begun; none for no limit
 * @param rounds at most; none for no limit
 * @param seed of the first round; each further one has the next
 */
record Options(Optional<Duration> time, Optional<Long> rounds, long seed) {

    private static final Duration DEFAULT_TIME = Duration.ofMinutes(1);

    /**
     * Reads a command line. Without a limit, there is one of a minute.
     *
     * @param arguments words
     * @param random seed, if the words have none
     * @throws IllegalArgumentException when it asks for something that there is not; the message says what
     */
    static Options parse(List<String> arguments, long random) {
        Deque<String> words = new ArrayDeque<>(arguments);
        Optional<Duration> time = Optional.empty();
        Optional<Long> rounds = Optional.empty();
        long seed = random;
        while (!words.isEmpty()) {
            String word = words.removeFirst();
            switch (word) {
                case "--minutes" -> time = Optional.of(Duration.ofMinutes(number(word, words, 1)));
                case "--rounds" -> rounds = Optional.of(number(word, words, 1));
                case "--seed" -> seed = number(word, words, Long.MIN_VALUE);
                default -> throw new IllegalArgumentException("there is no option \"" + word + "\"; see --help");
            }
        }
        return new Options(time.isEmpty() && rounds.isEmpty() ? Optional.of(DEFAULT_TIME) : time, rounds, seed);
    }

    private static long number(String option, Deque<String> words, long least) {
        String word = words.isEmpty() ? "missing" : words.removeFirst();
        try {
            long number = Long.parseLong(word);
            if (number >= least) {
                return number;
            }
        } catch (NumberFormatException e) {
            // falls through to the message that names the rule
        }
        String bound = least == Long.MIN_VALUE ? "" : " of at least " + least;
        throw new IllegalArgumentException(option + " must be a whole number" + bound + ", but is " + word);
    }
}
