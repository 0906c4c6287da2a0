package io.warpbeam.testkit;

import io.warpbeam.actors.Node;
import io.warpbeam.actors.NodeBuilder;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * An extension of JUnit that gives each test a node of its own. A test method, {@code @BeforeEach} or
 * {@code @AfterEach} method that has a parameter of type {@link Node}, {@link TestProbe} or {@link EventRecorder} gets
 * one: the same node and recorder for all methods of one test, and a new probe for each parameter. A test without such
 * parameters has no node.
 *
 * <p>After the test and its {@code @AfterEach} methods the node is closed, and the test fails if it was not left in
 * order:
 *
 * <ul>
 *   <li>a process crashed, and no {@link EventRecorder#expectCrash} took it;
 *   <li>a message became a dead letter before the methods returned, and no {@link EventRecorder#expectDeadLetter} took
 *       it. What the closing of the node leaves over does not count, nor does what a probe has not received;
 *   <li>a process leaked. The processes that the test spawned itself are asked to shut down, the last one first, and
 *       each must end within the grace; what they spawned must end with them, because it is linked or supervised; the
 *       code of processes that were killed must have come back.
 * </ul>
 *
 * <p>{@link Allow} makes exceptions. The failure lists each finding; when the test has failed anyway, it is suppressed
 * in that failure. Tests of nested classes and tests that run in parallel are looked after each for itself. A time-out
 * of JUnit must run in its mode {@code SAME_THREAD}, which is the default, since a probe belongs to the thread that
 * opened it.
 *
 * <p>Register it with {@link WarpbeamTest}, or with {@code @RegisterExtension} to change its settings, not with both.
 * Immutable; each method returns a changed copy.
 */
public final class WarpbeamExtension implements ParameterResolver, AfterEachCallback {

    /** How long each process may take to end when nothing else is said: 5 seconds. */
    public static final Duration DEFAULT_GRACE = Duration.ofSeconds(5);

    private static final Namespace NAMESPACE = Namespace.create(WarpbeamExtension.class);
    private static final Set<Class<?>> PARAMETERS = Set.of(Node.class, TestProbe.class, EventRecorder.class);

    private final UnaryOperator<NodeBuilder> settings;
    private final Duration grace;

    /** With the defaults: a plain node, and 5 seconds of grace. */
    public WarpbeamExtension() {
        this(UnaryOperator.identity(), DEFAULT_GRACE);
    }

    private WarpbeamExtension(UnaryOperator<NodeBuilder> settings, Duration grace) {
        this.settings = settings;
        this.grace = grace;
    }

    /**
     * Changes the settings of the nodes.
     *
     * @param newSettings gets a builder with the name of the test method, and returns one that is about to start; may
     *     be called by several threads
     * @return the changed copy
     */
    public WarpbeamExtension node(UnaryOperator<NodeBuilder> newSettings) {
        return new WarpbeamExtension(Objects.requireNonNull(newSettings, "newSettings"), grace);
    }

    /**
     * Changes how long each process may take to end.
     *
     * @param newGrace zero or more
     * @return the changed copy
     * @throws IllegalArgumentException when {@code newGrace} is negative
     */
    public WarpbeamExtension grace(Duration newGrace) {
        if (newGrace.isNegative()) {
            throw new IllegalArgumentException("newGrace must not be negative, but is " + newGrace);
        }
        return new WarpbeamExtension(settings, newGrace);
    }

    /** {@return whether it is a parameter of a method that runs for one test, and of a type that this offers} */
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return PARAMETERS.contains(parameter.getParameter().getType())
                && !(parameter.getDeclaringExecutable() instanceof Constructor<?>)
                && context.getTestMethod().isPresent();
    }

    /** {@return the node or the recorder of the test, or a new probe for it} */
    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Fixture fixture =
                context.getStore(NAMESPACE).getOrComputeIfAbsent(Fixture.class, _ -> fixture(context), Fixture.class);
        Class<?> type = parameter.getParameter().getType();
        if (type == Node.class) {
            return fixture.node;
        }
        return type == TestProbe.class ? fixture.probe() : fixture.recorder;
    }

    private Fixture fixture(ExtensionContext context) {
        NodeBuilder builder = Node.builder(context.getRequiredTestMethod().getName());
        return new Fixture(settings.apply(builder).start(), grace);
    }

    /**
     * Closes the node of the test.
     *
     * @throws AssertionError when it was not left in order
     */
    @Override
    public void afterEach(ExtensionContext context) {
        Fixture fixture = context.getStore(NAMESPACE).remove(Fixture.class, Fixture.class);
        if (fixture != null) {
            fixture.close(allowed(context)).ifPresent(failure -> {
                throw failure;
            });
        }
    }

    private static Set<Finding> allowed(ExtensionContext context) {
        Set<Finding> allowed = EnumSet.noneOf(Finding.class);
        Optional<ExtensionContext> level = Optional.of(context);
        while (level.isPresent()) {
            level.flatMap(ExtensionContext::getElement)
                    .flatMap(WarpbeamExtension::annotation)
                    .ifPresent(allow -> allowed.addAll(Set.of(allow.value())));
            level = level.get().getParent();
        }
        return allowed;
    }

    private static Optional<Allow> annotation(AnnotatedElement element) {
        return AnnotationSupport.findAnnotation(element, Allow.class);
    }
}
