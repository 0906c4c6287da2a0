package io.warpbeam.coroutine;

/**
 * The code of a generator threw a checked exception, which iterators and streams cannot. It is the cause; its own
 * suppressed exceptions stay with it.
 */
public final class GeneratorFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    GeneratorFailedException(Throwable checked) {
        super("the generator failed: " + checked, checked);
    }

    /** The error itself, or an exception that carries it if it is checked; an interrupt is there again after it. */
    static RuntimeException unchecked(Throwable error) {
        return switch (error) {
            case RuntimeException unchecked -> unchecked;
            case Error serious -> throw serious;
            case InterruptedException interrupted -> {
                Thread.currentThread().interrupt();
                yield new GeneratorFailedException(interrupted);
            }
            default -> new GeneratorFailedException(error);
        };
    }
}
