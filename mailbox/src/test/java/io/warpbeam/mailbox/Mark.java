package io.warpbeam.mailbox;

/** A numbered message, so that a test can check the order of each sender. */
record Mark(int sender, int number) {

    /** What tests poll with; no sender sends it. */
    static final Mark NONE = new Mark(-1, -1);

    boolean isSent() {
        return sender >= 0;
    }
}
