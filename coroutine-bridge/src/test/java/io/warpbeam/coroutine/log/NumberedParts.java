package io.warpbeam.coroutine.log;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Remembers what it encodes and gives it a number. */
final class NumberedParts implements LogCodec {

    private final List<LogPart> parts = new ArrayList<>();

    @Override
    public byte[] encode(LogPart part) {
        parts.add(part);
        return ByteBuffer.allocate(Integer.BYTES).putInt(parts.size() - 1).array();
    }

    @Override
    public LogPart decode(byte[] bytes) {
        return parts.get(ByteBuffer.wrap(bytes).getInt());
    }
}
