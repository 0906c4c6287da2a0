package io.warpbeam.coroutine;

/** Lets errors through as they are, where the signature does not name them. */
final class Unchecked {

    private Unchecked() {}

    /** Never returns; {@code throw Unchecked.<RuntimeException>as(error)} throws the error itself. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    static <X extends Throwable> X as(Throwable error) throws X {
        throw (X) error;
    }
}
