package io.warpbeam.coroutine;

/** The contract, driven step by step on the fast engine. */
class FastSteppedCoroutineTest extends SteppedCoroutineTest {

    @Override
    EngineKind engine() {
        return EngineKind.FAST;
    }
}
