package io.warpbeam.coroutine.journal;

/**
 * What was found when a file was opened. A file ends in half a record when the program or the machine ended while it
 * was written; nobody was told that such a record is durable. Many cut bytes mean that the file was damaged in another
 * way, and that durable records behind the damage are gone.
 *
 * @param bytesKept length of the file up to the first bad record, in bytes, header included
 * @param bytesCut what followed, in bytes
 * @param entriesFound how many whole entries are in the part that was kept, those that delete or were deleted included
 */
public record Recovery(long bytesKept, long bytesCut, long entriesFound) {}
