package io.warpbeam.actors;

/**
 * Objects of users as text for logs, errors and recordings: what their {@code toString} throws harms nobody. For this
 * and for the layers above. Any thread may use it; it takes as long as {@code toString} does.
 */
public final class Shown {

    private Shown() {}

    /**
     * The text of an object.
     *
     * @param value to be shown
     * @return what its {@code toString} returns; its class, and that of the failure, when that throws anything
     */
    public static String of(Object value) {
        try {
            return "" + value;
        } catch (Throwable thrown) {
            return value.getClass().getName() + " (its toString failed with "
                    + thrown.getClass().getName() + ")";
        }
    }
}
