package io.warpbeam.actors.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.warpbeam.actors.Call;
import io.warpbeam.actors.CallFailedException;
import io.warpbeam.actors.CallFailure;
import io.warpbeam.actors.ExitReason;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Servers that throw what cannot be looked at, and messages that cannot; the node lives on. */
class HostileServerTest extends ServerFixture {

    record Ping() implements Call<String> {}

    /** A call that cannot be printed. */
    private static final class Mute implements Call<String> {
        @Override
        public String toString() {
            throw new AssertionError("no text");
        }
    }

    private static final class Unprintable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        @Override
        public String getMessage() {
            throw new AssertionError("no message");
        }

        @Override
        public String toString() {
            throw new StackOverflowError("no text");
        }
    }

    @AfterEach
    void theNodeLives() {
        ServerRef ref = start(answering());
        assertThat(ref.call(new Ping())).isEqualTo("pong");
        ref.stop();
    }

    private static ScriptedServer<Integer> answering() {
        return ScriptedServer.starting(0)
                .onCall((call, _, state) ->
                        call instanceof Ping ping ? Next.reply(ping, "pong", state) : Next.unknown(call));
    }

    private static void assertUnprintable(ExitReason reason) {
        assertThat(reason)
                .isInstanceOfSatisfying(
                        ExitReason.Crashed.class,
                        crashed -> assertThat(crashed.error() instanceof Unprintable)
                                .isTrue());
    }

    @Test
    void anInitThatThrowsAnythingFailsTheStart() {
        StartResult result = GenServer.start(node, ScriptedServer.<Integer>onInit(_ -> {
            throw new Unprintable();
        }));
        assertThat(result).isInstanceOf(StartResult.Failed.class);
        assertUnprintable(((StartResult.Failed) result).reason());
        StartFailedException failed = catchThrowableOfType(StartFailedException.class, result::orThrow);
        assertThat(failed.getMessage()).contains("its toString failed with java.lang.StackOverflowError");
    }

    @Test
    void aTerminateThatThrowsAnythingReplacesTheReason() {
        ServerRef ref = start(ScriptedServer.starting(0).onTerminate((_, _) -> {
            throw new Unprintable();
        }));
        CallFailedException failed = catchThrowableOfType(CallFailedException.class, ref::stop);
        assertUnprintable(((CallFailure.Exited) failed.failure()).reason());
        assertThat(failed.getMessage()).contains("its toString failed");
    }

    @Test
    void aCallbackThatThrowsAnythingIsTerminated() {
        ServerRef ref = start(ScriptedServer.starting(0)
                .onCast((_, _) -> {
                    throw new Unprintable();
                })
                .onTerminate((reason, _) -> mark(reason)));
        var monitor = inbox.monitor(ref.pid());
        ref.cast("crash");
        assertUnprintable((ExitReason) next());
        assertUnprintable(endOf(monitor));
    }

    @Test
    void aMessageThatCannotBePrintedIsLoggedAndNothingMore() {
        ServerRef ref = start(answering());
        ref.send(new Mute());
        assertThat(ref.call(new Ping())).isEqualTo("pong");
    }

    @Test
    void aCallThatIsUnknownAndCannotBePrintedIsAnUnknownMessage() {
        ServerRef ref = start(answering());
        CallFailedException failed = catchThrowableOfType(CallFailedException.class, () -> ref.call(new Mute()));
        assertThat(failed.failure())
                .isInstanceOfSatisfying(
                        CallFailure.Exited.class,
                        exited -> assertThat(((ExitReason.Crashed) exited.reason()).error())
                                .isInstanceOf(UnknownMessageException.class)
                                .hasMessageContaining("its toString failed"));
    }
}
