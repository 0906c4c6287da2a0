package io.warpbeam.coroutine.log;

/**
 * The stored form of logs. What it decodes equals what it encoded, with the same types. Implementations may be called
 * from any thread and do not block. {@code io.warpbeam.coroutine.json} has one.
 */
public interface LogCodec {

    /**
     * Encodes what is new in a log.
     *
     * @param part to be encoded
     * @return its stored form
     * @throws LogFormatException when it holds something that has no stored form
     */
    byte[] encode(LogPart part);

    /**
     * Decodes what {@link #encode(LogPart)} encoded. Bytes of other origin do no harm.
     *
     * @param bytes the stored form
     * @return the part
     * @throws LogFormatException when the bytes are not such a form
     */
    LogPart decode(byte[] bytes);

    /**
     * Encodes a whole log.
     *
     * @param log to be encoded
     * @return its stored form
     * @throws LogFormatException when it holds something that has no stored form
     */
    default byte[] encodeLog(EffectLog log) {
        return encode(LogPart.of(log));
    }

    /**
     * Decodes a whole log.
     *
     * @param bytes the stored form
     * @return the log
     * @throws LogFormatException when the bytes are not the form of a whole log
     */
    default EffectLog decodeLog(byte[] bytes) {
        LogPart part = decode(bytes);
        try {
            return EffectLog.empty(part.run()).with(part);
        } catch (IllegalArgumentException error) {
            throw new LogFormatException("not a whole log", error);
        }
    }
}
