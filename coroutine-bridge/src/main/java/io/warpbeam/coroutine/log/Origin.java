package io.warpbeam.coroutine.log;

import java.util.Optional;

/** Where a run begins. */
sealed interface Origin {

    /** The log to be replayed. */
    Optional<EffectLog> log();

    /** At the start of the code. */
    record Start() implements Origin {
        @Override
        public Optional<EffectLog> log() {
            return Optional.empty();
        }
    }

    /** At the end of a log; a yield that waits there is yielded again. The handlers begin as they did then. */
    record Replay(EffectLog past) implements Origin {
        @Override
        public Optional<EffectLog> log() {
            return Optional.of(past);
        }
    }

    /** At the end of a log, whatever the handlers begin with. */
    record Continue(EffectLog past) implements Origin {
        @Override
        public Optional<EffectLog> log() {
            return Optional.of(past);
        }
    }

    /** At a yield that waits at the end of a log, with the answer to it. */
    record Resume(EffectLog past, Object answer) implements Origin {
        @Override
        public Optional<EffectLog> log() {
            return Optional.of(past);
        }
    }
}
