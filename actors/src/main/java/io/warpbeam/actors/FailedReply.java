package io.warpbeam.actors;

import java.time.Duration;

/** A request that found nobody to ask. */
record FailedReply<R>(Call<R> call, CallFailure failure) implements PendingReply<R> {

    @Override
    public CallResult<R> await(Duration timeout) {
        return new CallResult.Failed<>(call, failure);
    }

    @Override
    public boolean isDone() {
        return true;
    }

    @Override
    public void abandon() {}
}
