package io.warpbeam.coroutine;

/** The contract on the fast engine. */
class FastCoroutineStateTest extends CoroutineStateContract {

    @Override
    EngineKind engine() {
        return EngineKind.FAST;
    }
}
