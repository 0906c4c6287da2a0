package warpbeam;

/** Messages that carry nothing. */
enum Word {
    GO,
    PONG,
    READY,
    DONE,
    GONE,
    STOP
}
