package io.warpbeam.coroutine.field;

import io.warpbeam.actors.server.Next;
import java.util.List;
import java.util.Optional;

/**
 * The async fields of one server, so that it needs one case for the ends of all their runs, and can name them. To be
 * used as {@link AsyncField}; immutable, any thread may use it.
 *
 * @param <S> the type of the state
 */
public sealed interface AsyncFields<S> permits FieldTable {

    /**
     * Puts fields together.
     *
     * @param <S> the type of the state
     * @param fields any number
     * @return all of them
     * @throws IllegalArgumentException when two have equal keys
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is copied
    static <S> AsyncFields<S> of(AsyncField<S, ?>... fields) {
        return FieldTable.of(List.of(fields));
    }

    /**
     * Finds a field.
     *
     * @param key that names it
     * @return the field
     * @throws IllegalArgumentException when there is none of that key
     */
    AsyncField<S, ?> field(Object key);

    /**
     * As {@link AsyncField#fire}, by name.
     *
     * @param key of the field
     * @param state of which the run gets a snapshot
     * @return the state with the field loading
     * @throws IllegalArgumentException when there is no field of that key
     * @throws IllegalStateException when the calling thread runs no process, or the node is closing
     */
    default S fire(Object key, S state) {
        return field(key).fire(state);
    }

    /**
     * As {@link AsyncField#cancel(Object)}, by name.
     *
     * @param key of the field
     * @param state with the field
     * @return the state with the field failed; the same state when it was not loading
     * @throws IllegalArgumentException when there is no field of that key
     * @throws IllegalStateException when the calling thread runs no process
     */
    default S cancel(Object key, S state) {
        return field(key).cancel(state);
    }

    /**
     * Takes the end of a run.
     *
     * @param message that the server has received
     * @param state with the fields
     * @return the next state, the same when the run had been given up; empty when the message is of none of these
     *     fields
     */
    Optional<S> apply(Object message, S state);

    /**
     * For the {@code default} of a switch over messages in {@link io.warpbeam.actors.server.GenServer#handleInfo}:
     * takes the end of a run.
     *
     * @param message that the server has received
     * @param state with the fields
     * @return goes on with the next state; {@link Next#unknown} when the message is of none of these fields
     */
    default Next<S> handle(Object message, S state) {
        return apply(message, state).<Next<S>>map(Next::noReply).orElseGet(() -> Next.unknown(message));
    }
}
