package io.warpbeam.supervision;

/** Objects of users as text: what their {@code toString} throws harms nobody. */
final class Shown {

    private Shown() {}

    static String of(Object value) {
        try {
            return "" + value;
        } catch (Throwable thrown) {
            return value.getClass().getName() + " (its toString failed with "
                    + thrown.getClass().getName() + ")";
        }
    }
}
