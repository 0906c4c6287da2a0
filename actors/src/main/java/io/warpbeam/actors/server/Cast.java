package io.warpbeam.actors.server;

import io.warpbeam.actors.Pid;
import io.warpbeam.actors.SendResult;
import java.util.Objects;

/**
 * What tells a cast from any other message in the mailbox of a server.
 *
 * @param message that was cast
 */
record Cast(Object message) {

    Cast {
        Objects.requireNonNull(message, "message");
    }

    /** Sends this to a server; a refusal gives back the message as it was cast. */
    SendResult to(Pid pid) {
        return switch (pid.send(this)) {
            case SendResult.Sent sent -> sent;
            case SendResult.Refused _ -> new SendResult.Refused(message);
        };
    }
}
