package io.warpbeam.models.mutants;

/**
 * A bug, planted in a copy of a source file, that a model must see.
 *
 * @param name what is wrong with it
 * @param source the file, from the root of the repository
 * @param text what stands there, once
 * @param replacement what stands there instead
 * @param model that must fail
 * @param seeds within how many, from 0 on
 */
record Mutant(String name, String source, String text, String replacement, String model, int seeds) {

    private static final String SOURCES = "%s/src/main/java/io/warpbeam/%s/%s.java";

    /** In a class of the processes. */
    static Mutant ofActors(String name, String file, String text, String replacement, String model, int seeds) {
        return new Mutant(name, SOURCES.formatted("actors", "actors", file), text, replacement, model, seeds);
    }

    /** In a class of the supervisors. */
    static Mutant ofSupervision(String name, String file, String text, String replacement, String model, int seeds) {
        return new Mutant(name, SOURCES.formatted("supervision", "supervision", file), text, replacement, model, seeds);
    }

    /** In a class of the coroutines. */
    static Mutant ofCoroutines(String name, String file, String text, String replacement, String model, int seeds) {
        return new Mutant(
                name, SOURCES.formatted("coroutine-bridge", "coroutine", file), text, replacement, model, seeds);
    }

    /** In a class of the async fields. */
    static Mutant ofFields(String name, String file, String text, String replacement, String model, int seeds) {
        return new Mutant(
                name, SOURCES.formatted("coroutine-bridge", "coroutine/field", file), text, replacement, model, seeds);
    }

    @Override
    public String toString() {
        return name;
    }
}
