package io.warpbeam.supervision;

import io.warpbeam.actors.Call;
import io.warpbeam.actors.Pid;
import java.util.List;
import java.util.Optional;

/**
 * What both kinds of supervisors can be asked. Each answers all of it, so that an address of the wrong kind makes no
 * supervisor crash.
 *
 * @param <R> the type of the answer
 */
sealed interface AdminCall<R> extends Call<R> {

    record StartChild(ChildSpec spec) implements AdminCall<StartChildResult> {}

    record RestartChild(String id) implements AdminCall<RestartChildResult> {}

    record TerminateChild(String id) implements AdminCall<TerminateChildResult> {}

    record TerminateProcess(Pid pid) implements AdminCall<TerminateChildResult> {}

    record DeleteChild(String id) implements AdminCall<DeleteChildResult> {}

    record WhichChildren() implements AdminCall<List<ChildInfo>> {}

    record CountChildren() implements AdminCall<ChildCounts> {}

    record FindSpec(String id) implements AdminCall<Optional<ChildSpec>> {}

    record Describe() implements AdminCall<SupervisorInfo> {}
}
