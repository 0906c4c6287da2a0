package io.warpbeam.coroutine;

import java.util.Map;

/** Adds to the data that goes out with each yield. */
@FunctionalInterface
public interface SuspendDecorator {

    /**
     * Called at each yield on the thread of the run: decorators of inner scopes before those of outer ones, in a scope
     * the last registered first. It must not yield.
     *
     * @param data what decorators called earlier added; to be changed in place; neither keys nor values may be null
     * @throws Exception unwinds the run, which ends with {@link Failure.DecoratorFailed}; nothing was handed out
     */
    void decorate(Map<String, Object> data) throws Exception;
}
