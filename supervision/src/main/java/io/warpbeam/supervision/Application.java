package io.warpbeam.supervision;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * A part of a program that is started and stopped as a whole: a tree of processes, with what it needs to know and what
 * has to run before it. Only describes; {@link Applications} starts it. Immutable; each method returns a changed copy.
 * May be used by any thread and on any number of nodes.
 *
 * <pre>{@code
 * record BankSettings(Path ledger, int tellers) {}
 *
 * Application<BankSettings> bank = Application.of("bank", settings, Bank::tree)
 *         .dependsOn("storage")
 *         .mode(ApplicationMode.PERMANENT)
 *         .phase("open", (tree, _) -> Bank.open(tree));
 * Applications.on(node).start(storage, bank).orThrow();
 * }</pre>
 *
 * <p>Unless changed it depends on nothing, has no start phases, and is {@link ApplicationMode#TEMPORARY}.
 *
 * @param <E> the type of its environment
 */
public final class Application<E extends Record> {

    /** The environment of an application that has none. */
    public record NoEnvironment() {}

    /** A named step of the start. */
    private record Phase<E extends Record>(String name, StartPhase<? super E> work) {}

    private final String name;
    private final E environment;
    private final Function<? super E, Supervisor> tree;
    private final ApplicationMode mode;
    private final List<String> dependencies;
    private final List<Phase<E>> phases;

    private Application(
            String name,
            E environment,
            Function<? super E, Supervisor> tree,
            ApplicationMode mode,
            List<String> dependencies,
            List<Phase<E>> phases) {
        this.name = name;
        this.environment = environment;
        this.tree = tree;
        this.mode = mode;
        this.dependencies = dependencies;
        this.phases = phases;
    }

    /**
     * An application without an environment.
     *
     * @param name not blank
     * @param tree its processes
     * @return the application to be started
     * @throws IllegalArgumentException when the name is blank
     */
    public static Application<NoEnvironment> of(String name, Supervisor tree) {
        Objects.requireNonNull(tree, "tree");
        return of(name, new NoEnvironment(), _ -> tree);
    }

    /**
     * An application with an environment: what it needs to know and others decide, as a record.
     *
     * @param <E> the type of the environment
     * @param name not blank
     * @param environment best immutable through and through, for many processes may read it
     * @param tree makes a description of its processes, in the process that starts applications
     * @return the application to be started
     * @throws IllegalArgumentException when the name is blank
     */
    public static <E extends Record> Application<E> of(
            String name, E environment, Function<? super E, Supervisor> tree) {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(environment, "environment");
        Objects.requireNonNull(tree, "tree");
        if (name.isBlank()) {
            throw new IllegalArgumentException("name must not be blank, but is \"" + name + "\"");
        }
        return new Application<>(name, environment, tree, ApplicationMode.TEMPORARY, List.of(), List.of());
    }

    /**
     * Sets what its end by itself means for its node.
     *
     * @param newMode the meaning
     * @return the changed copy
     */
    public Application<E> mode(ApplicationMode newMode) {
        Objects.requireNonNull(newMode, "mode");
        return new Application<>(name, environment, tree, newMode, dependencies, phases);
    }

    /**
     * Sets its environment anew: that of a test, for instance.
     *
     * @param newEnvironment instead of the one so far
     * @return the changed copy
     */
    public Application<E> environment(E newEnvironment) {
        Objects.requireNonNull(newEnvironment, "environment");
        return new Application<>(name, newEnvironment, tree, mode, dependencies, phases);
    }

    /**
     * Adds applications that must run before this one starts.
     *
     * @param names of the applications
     * @return the changed copy
     */
    public Application<E> dependsOn(String... names) {
        List<String> more = new ArrayList<>(dependencies);
        more.addAll(List.of(names));
        return new Application<>(
                name, environment, tree, mode, more.stream().distinct().toList(), phases);
    }

    /**
     * Adds a start phase behind the others.
     *
     * @param phase its name, for the result of a start that fails in it
     * @param work run once the tree runs, and before any application that depends on this one starts
     * @return the changed copy
     * @throws IllegalArgumentException when there is a phase with the same name
     */
    public Application<E> phase(String phase, StartPhase<? super E> work) {
        Objects.requireNonNull(phase, "phase");
        Objects.requireNonNull(work, "work");
        if (phaseNames().contains(phase)) {
            throw new IllegalArgumentException("phase must be unique, but there are two called " + phase);
        }
        List<Phase<E>> more = new ArrayList<>(phases);
        more.add(new Phase<>(phase, work));
        return new Application<>(name, environment, tree, mode, dependencies, List.copyOf(more));
    }

    /** {@return by which it is known on its node} */
    public String name() {
        return name;
    }

    /** {@return what its end by itself means for its node} */
    public ApplicationMode mode() {
        return mode;
    }

    /** {@return its environment} */
    public E environment() {
        return environment;
    }

    /** {@return the names of the applications that must run before this one starts} */
    public List<String> dependencies() {
        return dependencies;
    }

    /** {@return the names of its start phases, in order} */
    public List<String> phaseNames() {
        return phases.stream().map(Phase::name).toList();
    }

    /** Describes its processes. */
    Supervisor tree() {
        return Objects.requireNonNull(tree.apply(environment), "an application must have a tree");
    }

    /** Does the work of one phase. */
    void runPhase(int index, SupervisorRef top) throws Exception {
        phases.get(index).work().run(top, environment);
    }
}
