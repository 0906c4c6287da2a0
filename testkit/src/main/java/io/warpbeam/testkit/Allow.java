package io.warpbeam.testkit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Lets a test, or all tests of a class and the classes nested in it, pass in spite of some findings of
 * {@link WarpbeamExtension}. What is allowed by several adds up.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Allow {

    /**
     * What is allowed.
     *
     * @return findings that do not fail the test
     */
    Finding[] value();
}
