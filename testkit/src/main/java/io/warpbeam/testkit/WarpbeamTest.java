package io.warpbeam.testkit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives each test of a class, or one test, a node of its own, and fails it for what it leaves behind; short for
 * {@code @ExtendWith(WarpbeamExtension.class)}. See {@link WarpbeamExtension}.
 * {@snippet file="io/warpbeam/testkit/WarpbeamTestTest.java" region="extension"}
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@ExtendWith(WarpbeamExtension.class)
public @interface WarpbeamTest {}
