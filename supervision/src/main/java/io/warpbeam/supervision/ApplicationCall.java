package io.warpbeam.supervision;

import io.warpbeam.actors.Call;
import java.util.List;

/**
 * What the process behind {@link Applications} can be asked.
 *
 * @param <R> the type of the answer
 */
sealed interface ApplicationCall<R> extends Call<R> {

    /** With the applications in an order in which each comes after those of them that it depends on. */
    record Start(List<Application<?>> applications) implements ApplicationCall<ApplicationStart> {}

    /** Stops those that are named and run, the last started first. The time counts from the request on. */
    record Stop(Which which, long deadlineNanos) implements ApplicationCall<List<ApplicationEnd>> {}

    record Running() implements ApplicationCall<List<ApplicationInfo>> {}

    /** Those that are meant. */
    sealed interface Which {
        record All() implements Which {}

        record One(String name) implements Which {}

        default boolean includes(String candidate) {
            return switch (this) {
                case All _ -> true;
                case One(String name) -> name.equals(candidate);
            };
        }
    }
}
