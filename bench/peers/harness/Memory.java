package harness;

/** How much of the heap is in use. */
public final class Memory {

    private Memory() {}

    /** {@return the bytes in use once all garbage is collected} */
    public static long used() {
        Runtime runtime = Runtime.getRuntime();
        for (int i = 0; i < 3; i++) { // what the first finds unreachable may be cleaned after it
            System.gc();
        }
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
