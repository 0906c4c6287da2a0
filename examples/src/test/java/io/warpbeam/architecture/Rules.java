package io.warpbeam.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/**
 * The rules of the code base, for the packages below one root. The real code and the canaries have different roots, so
 * that the very rule that guards the code is seen to report what it forbids.
 */
record Rules(String root) {
    private static final Set<String> CLOCK_READS = Set.of(
            "nanoTime",
            "currentTimeMillis",
            "now",
            "system",
            "systemUTC",
            "systemDefaultZone",
            "tickMillis",
            "tickSeconds",
            "tickMinutes");
    private static final Set<String> CORE_LIBRARIES = Set.of("java.", "jdk.", "org.jctools.", "org.jspecify.");
    private static final Set<String> THREAD_FACTORIES =
            Set.of("<init>", "ofVirtual", "ofPlatform", "startVirtualThread");

    ArchRule packagesHaveNoCycles() {
        return SlicesRuleDefinition.slices()
                .matching(root + ".(**)")
                .should()
                .beFreeOfCycles()
                .as("packages have no cycles");
    }

    ArchRule noArrow(String from, String to) {
        return noClasses()
                .that()
                .resideInAPackage(root + "." + from)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(root + "." + to)
                .as(from + " does not depend on " + to);
    }

    ArchRule onlyProgramsPrint() {
        return noClasses()
                .that(are(core()))
                .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS)
                .as("only programs use the standard streams");
    }

    ArchRule nothingSleeps() {
        return noClasses()
                .should()
                .accessTargetWhere(describe(
                        "puts the thread to sleep",
                        access -> access.getName().equals("sleep")
                                && (targets(access, Thread.class) || targets(access, TimeUnit.class))))
                .as("nothing sleeps");
    }

    ArchRule noMethodIsSynchronized() {
        return noMethods().should().haveModifier(JavaModifier.SYNCHRONIZED).as("no method is synchronized");
    }

    ArchRule noBlockIsSynchronized() {
        return classes()
                .that(are(describe(
                        "are not the keeper of monitors",
                        type -> !type.getName().equals(root + ".coroutine.HeldMonitors"))))
                .should(new EnterNoMonitor())
                .as("no block is synchronized");
    }

    ArchRule onlyTheSubstrateReadsAClock() {
        return outsideTheSeam(
                "reads a clock",
                access -> CLOCK_READS.contains(access.getName())
                        && (targets(access, System.class)
                                || access.getTargetOwner().getName().startsWith("java.time.")));
    }

    ArchRule onlyTheSubstrateMakesThreads() {
        return outsideTheSeam(
                "makes a thread",
                access -> (targets(access, Thread.class) && THREAD_FACTORIES.contains(access.getName()))
                        || targets(access, Executors.class));
    }

    ArchRule onlyTheSubstrateWaitsForATime() {
        return outsideTheSeam("waits for a time", access -> {
            List<String> parameters = parameters(access);
            return switch (access.getName()) {
                case "parkNanos", "parkUntil" -> targets(access, LockSupport.class);
                case "wait" -> parameters.contains("long");
                case "join" -> targets(access, Thread.class) && !parameters.isEmpty();
                default ->
                    access.getTargetOwner().getName().startsWith("java.util.concurrent.")
                            && parameters.contains(TimeUnit.class.getName());
            };
        });
    }

    ArchRule noPublicTypeIsNamedLikeOneOfJavaLang() {
        return noClasses()
                .that(are(core()))
                .and()
                .arePublic()
                .should(ArchCondition.from(describe("be named like a type of java.lang", Rules::isNamedLikeJavaLang)))
                .as("no public type is named like one of java.lang");
    }

    ArchRule noNameIsVague() {
        return noClasses()
                .should()
                .haveNameMatching(".*(Helper|Util|Utils|Utility|Utilities)")
                .as("no name is vague");
    }

    ArchRule exceptionsHaveTypesOfTheirOwn() {
        return noClasses()
                .should()
                .accessTargetWhere(describe(
                        "makes a plain exception",
                        access -> access.getName().equals("<init>")
                                && isPlainException(access.getTargetOwner())
                                && !access.getOriginOwner().isAssignableTo(Exception.class)))
                .as("exceptions have types of their own");
    }

    ArchRule queuesOfJCToolsAvoidUnsafe() {
        return noClasses()
                .should()
                .dependOnClassesThat(describe(
                        "are classes of JCTools not built on VarHandle",
                        type -> type.getPackageName().startsWith("org.jctools.")
                                && !type.getPackageName().startsWith("org.jctools.queues.varhandle")
                                && !type.isInterface()))
                .as("queues of JCTools avoid Unsafe");
    }

    ArchRule theCoreUsesItselfAndJCToolsOnly() {
        return noClasses()
                .that(are(core()))
                .and(describe(
                        "are not of an optional module",
                        type -> !type.getPackageName().startsWith(root + ".isolation")
                                && !type.getPackageName().startsWith(root + ".coroutine.json")
                                && !type.getPackageName().startsWith(root + ".recovery")
                                && !type.getPackageName().startsWith(root + ".testkit")))
                .should()
                .dependOnClassesThat(describe(
                        "belong to a library that the core does without", type -> !isOfTheCore(type.getPackageName())))
                .as("the core uses itself, the JDK and JCTools only");
    }

    ArchRule onlyTheExtensionUsesJUnit() {
        return noClasses()
                .that()
                .resideInAPackage(root + ".testkit")
                .and(describe(
                        "are not the extension", type -> !type.getSimpleName().startsWith("Warpbeam")))
                .should()
                .dependOnClassesThat(describe(
                        "belong to a library that probes do without", type -> !isOfTheCore(type.getPackageName())))
                .as("only the extension of the testkit uses JUnit");
    }

    private boolean isOfTheCore(String packageName) {
        return packageName.isEmpty() // primitive types and their arrays
                || CORE_LIBRARIES.stream().anyMatch(packageName::startsWith)
                || packageName.startsWith(root);
    }

    /** Everything but the programs, which may print and are no API. */
    private DescribedPredicate<JavaClass> core() {
        return describe(
                "in the core",
                type -> !type.getPackageName().startsWith(root + ".examples")
                        && !type.getPackageName().startsWith(root + ".bench"));
    }

    private ArchRule outsideTheSeam(String what, Predicate<JavaAccess<?>> forbidden) {
        return noClasses()
                .that(are(core()))
                .and(describe("are not the substrate", type -> !isSubstrate(type)))
                .should()
                .accessTargetWhere(describe(what, forbidden))
                .as("only the substrate " + what);
    }

    private boolean isSubstrate(JavaClass type) {
        String name = type.getName();
        int nested = name.indexOf('$');
        String outermost = nested < 0 ? name : name.substring(0, nested);
        return (outermost.startsWith(root + ".actors.") && outermost.endsWith("Substrate"))
                || (outermost.startsWith(root + ".testkit.") && outermost.endsWith("Threads"));
    }

    private static boolean targets(JavaAccess<?> access, Class<?> owner) {
        return access.getTargetOwner().isAssignableTo(owner);
    }

    private static List<String> parameters(JavaAccess<?> access) {
        return access.getTarget() instanceof CodeUnitAccessTarget target
                ? target.getRawParameterTypes().stream().map(JavaClass::getName).toList()
                : List.of();
    }

    private static boolean isPlainException(JavaClass type) {
        return type.isEquivalentTo(RuntimeException.class) || type.isEquivalentTo(Exception.class);
    }

    private static boolean isNamedLikeJavaLang(JavaClass type) {
        try {
            Class<?> twin = Class.forName("java.lang." + type.getSimpleName(), false, null);
            return Modifier.isPublic(twin.getModifiers());
        } catch (ClassNotFoundException _) {
            return false;
        }
    }
}
