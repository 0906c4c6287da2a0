package io.warpbeam.coroutine.json;

import io.warpbeam.coroutine.log.LogFormatException;
import java.util.Optional;

/** Where in a log something is, for messages; it also ends what is nested too deep. */
record Place(Optional<Place> outer, String name, int depth) {

    static final Place LOG = new Place(Optional.empty(), "the log", 0);

    Place in(String member) {
        if (depth == JsonText.MAX_DEPTH) {
            throw wrong("is nested more than " + JsonText.MAX_DEPTH + " times");
        }
        return new Place(Optional.of(this), member, depth + 1);
    }

    Place in(int index) {
        return in(Integer.toString(index));
    }

    LogFormatException wrong(String what) {
        return new LogFormatException(this + " " + what);
    }

    LogFormatException wrong(String what, Throwable cause) {
        return new LogFormatException(this + " " + what, cause);
    }

    @Override
    public String toString() {
        return outer.map(place -> place.depth() == 0 ? name : place + "." + name)
                .map(path -> path.length() > 200 ? "..." + path.substring(path.length() - 200) : path)
                .orElse(name);
    }
}
