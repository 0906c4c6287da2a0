package io.warpbeam.coroutine.effect;

/** Class literals of generic types. */
final class Types {

    private Types() {}

    /** The literal with its type arguments; operations of one effect agree on them. */
    @SuppressWarnings("unchecked")
    static <X> Class<X> of(Class<?> raw) {
        return (Class<X>) raw;
    }
}
