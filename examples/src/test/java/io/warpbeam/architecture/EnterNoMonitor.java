package io.warpbeam.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.MonitorInstruction;

/** Reads the byte code for {@code monitorenter}, which the class model of ArchUnit leaves out. */
final class EnterNoMonitor extends ArchCondition<JavaClass> {
    EnterNoMonitor() {
        super("enter no monitor");
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        for (MethodModel method : ClassFile.of().parse(bytesOf(type)).methods()) {
            boolean enters = method.code().stream()
                    .flatMap(code -> code.elementStream())
                    .anyMatch(element -> element instanceof MonitorInstruction instruction
                            && instruction.opcode() == Opcode.MONITORENTER);
            if (enters) {
                String place = type.getName() + "." + method.methodName().stringValue();
                events.add(SimpleConditionEvent.violated(type, place + " enters a monitor"));
            }
        }
    }

    private static byte[] bytesOf(JavaClass type) {
        try (InputStream in = type.getSource().orElseThrow().getUri().toURL().openStream()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
