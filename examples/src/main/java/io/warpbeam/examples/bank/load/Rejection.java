package io.warpbeam.examples.bank.load;

/**
 * A row that was not applied.
 *
 * @param line of the file
 * @param reason one sentence
 */
public record Rejection(int line, String reason) implements Comparable<Rejection> {

    @Override
    public int compareTo(Rejection other) {
        return Integer.compare(line, other.line);
    }
}
