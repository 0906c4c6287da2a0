package io.warpbeam.coroutine;

import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Opcode;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.util.Optional;

/**
 * The way to the continuations of the JDK, on which its virtual threads stand. They have no public API; they can be
 * used when the JVM was started with {@code --add-exports java.base/jdk.internal.vm=ALL-UNNAMED} (or
 * {@code =io.warpbeam.coroutine} on a module path), and are trusted only when {@link ContinuationTrial} was passed.
 *
 * <p>{@link SwitchedStack} is implemented by a subclass of {@code jdk.internal.vm.Continuation} that is written here in
 * bytecode, since a compiler that keeps to the API of the JDK refuses its name. A subclass it must be: the handler for
 * a stack that is pinned throws, and is called too when code on a virtual thread merely parks, which then has to park
 * its carrier.
 */
final class ContinuationHook {

    private static final ClassDesc CONTINUATION = ClassDesc.of("jdk.internal.vm.Continuation");
    private static final ClassDesc SCOPE = ClassDesc.of("jdk.internal.vm.ContinuationScope");
    private static final ClassDesc PINNED = CONTINUATION.nested("Pinned");
    private static final ClassDesc CONTAINER = ClassDesc.of("jdk.internal.vm.ScopedValueContainer");
    private static final ClassDesc SNAPSHOT = CONTAINER.nested("BindingsSnapshot");
    private static final ClassDesc SELF = ClassDesc.of(ContinuationHook.class.getPackageName() + ".ContinuationStack");

    private final MethodHandle stacks;

    private ContinuationHook(MethodHandle stacks) {
        this.stacks = stacks;
    }

    /** Apart from the class, so that finding out does not happen in the initializer of one that is needed for it. */
    private static final class Found {
        private static final Optional<ContinuationHook> HOOK = find();
    }

    /** The hook of this JVM, if it has one that works. */
    static Optional<ContinuationHook> found() {
        return Found.HOOK;
    }

    /** {@return a stack on which the code has not begun} */
    SwitchedStack newStack(Runnable code) {
        try {
            return (SwitchedStack) stacks.invokeExact(code);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("the continuations of the JDK refused", e);
        }
    }

    private static Optional<ContinuationHook> find() {
        try {
            Class<?> scopeType = Class.forName("jdk.internal.vm.ContinuationScope");
            Constructor<?> newScope = scopeType.getConstructor(String.class);
            Object scope = newScope.newInstance("warpbeam");
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            MethodHandles.Lookup made = lookup.defineHiddenClass(subclass(), true);
            MethodHandle constructor = made.findConstructor(
                    made.lookupClass(), MethodType.methodType(void.class, scopeType, Runnable.class));
            ContinuationHook hook = new ContinuationHook(MethodHandles.insertArguments(constructor, 0, scope)
                    .asType(MethodType.methodType(SwitchedStack.class, Runnable.class)));
            return ContinuationTrial.isPassedWith(hook) ? Optional.of(hook) : Optional.empty();
        } catch (ReflectiveOperationException | RuntimeException | LinkageError unusable) {
            return Optional.empty();
        }
    }

    private static byte[] subclass() {
        MethodTypeDesc construct = MethodTypeDesc.of(
                ConstantDescs.CD_void, SCOPE, Runnable.class.describeConstable().orElseThrow());
        MethodTypeDesc tell = MethodTypeDesc.of(ConstantDescs.CD_boolean);
        return ClassFile.of()
                .build(
                        SELF,
                        type -> type.withSuperclass(CONTINUATION)
                                .withFlags(ClassFile.ACC_FINAL | ClassFile.ACC_SUPER)
                                .withInterfaceSymbols(
                                        SwitchedStack.class.describeConstable().orElseThrow())
                                .withMethodBody(
                                        ConstantDescs.INIT_NAME,
                                        construct,
                                        0,
                                        code -> code.aload(0)
                                                .aload(1)
                                                .aload(2)
                                                .invokespecial(CONTINUATION, ConstantDescs.INIT_NAME, construct)
                                                .return_())
                                .withMethodBody(
                                        "onPinned",
                                        MethodTypeDesc.of(ConstantDescs.CD_void, PINNED),
                                        ClassFile.ACC_PROTECTED,
                                        CodeBuilder::return_)
                                .withMethodBody("leave", tell, ClassFile.ACC_PUBLIC, ContinuationHook::leave)
                                .withMethodBody("isCurrent", tell, ClassFile.ACC_PUBLIC, ContinuationHook::isCurrent)
                                .withMethodBody(
                                        "bindings",
                                        MethodTypeDesc.of(ConstantDescs.CD_Object),
                                        ClassFile.ACC_PUBLIC,
                                        ContinuationHook::bindings));
    }

    /** {@code return Continuation.yield(getScope());} */
    private static void leave(CodeBuilder code) {
        scope(code)
                .invokestatic(CONTINUATION, "yield", MethodTypeDesc.of(ConstantDescs.CD_boolean, SCOPE))
                .ireturn();
    }

    /** {@code return Continuation.getCurrentContinuation(getScope()) == this;} */
    private static void isCurrent(CodeBuilder code) {
        scope(code)
                .invokestatic(CONTINUATION, "getCurrentContinuation", MethodTypeDesc.of(CONTINUATION, SCOPE))
                .aload(0)
                .ifThenElse(
                        Opcode.IF_ACMPEQ,
                        same -> same.iconst_1().ireturn(),
                        other -> other.iconst_0().ireturn());
    }

    /** {@code return ScopedValueContainer.captureBindings().scopedValueBindings();} */
    private static void bindings(CodeBuilder code) {
        code.invokestatic(CONTAINER, "captureBindings", MethodTypeDesc.of(SNAPSHOT))
                .invokevirtual(SNAPSHOT, "scopedValueBindings", MethodTypeDesc.of(ConstantDescs.CD_Object))
                .areturn();
    }

    private static CodeBuilder scope(CodeBuilder code) {
        return code.aload(0).invokevirtual(CONTINUATION, "getScope", MethodTypeDesc.of(SCOPE));
    }
}
