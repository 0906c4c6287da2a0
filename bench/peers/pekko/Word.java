package pekko;

/** Messages that carry nothing. */
enum Word {
    GO,
    READY,
    DONE,
    GONE
}
