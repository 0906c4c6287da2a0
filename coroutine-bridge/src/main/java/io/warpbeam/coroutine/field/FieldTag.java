package io.warpbeam.coroutine.field;

/** Which field the end of a run belongs to. Compared by identity: fields of one name may meet in one process. */
final class FieldTag {

    private final String text;

    FieldTag(Object key) {
        this.text = "async " + key;
    }

    @Override
    public String toString() {
        return text;
    }
}
