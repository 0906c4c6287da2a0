package io.warpbeam.testkit;

import io.warpbeam.actors.CrashReport;
import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.Request;
import io.warpbeam.actors.Shown;
import io.warpbeam.actors.SystemEvent;
import java.time.Duration;
import java.util.Collection;
import java.util.stream.Collectors;

/** How failures show things: in one line of bounded length, whatever the {@code toString} of users does. */
final class Text {

    private static final int LIMIT = 500;

    private Text() {}

    static String of(Object value) {
        String text = switch (value) {
            case Request<?> request ->
                "call " + Shown.of(request.call()) + " by " + request.from().caller();
            case ExitReason.Crashed(var error) -> Shown.of(error);
            default -> Shown.of(value);
        };
        return text.length() <= LIMIT ? text : text.substring(0, LIMIT) + "...";
    }

    static String of(Duration duration) {
        if (!duration.isPositive()) {
            return "0 s";
        }
        if (duration.equals(Duration.ofSeconds(duration.toSeconds()))) {
            return duration.toSeconds() + " s";
        }
        return duration.toMinutes() == 0 && duration.equals(Duration.ofMillis(duration.toMillis()))
                ? duration.toMillis() + " ms"
                : duration.toString();
    }

    static String of(SystemEvent event) {
        return switch (event) {
            case SystemEvent.Crashed(var report) -> "crash of " + of(report);
            case SystemEvent.DeadLetter letter -> "dead letter " + of(letter);
            default -> of((Object) event);
        };
    }

    static String of(CrashReport report) {
        StringBuilder text = new StringBuilder(report.pid().toString());
        report.name().ifPresent(name -> text.append(" named ").append(name));
        report.label().ifPresent(label -> text.append(" (").append(label).append(')'));
        text.append(": ").append(of(report.reason()));
        report.lastMessage()
                .ifPresent(message -> text.append(", while it handled ").append(of(message)));
        return text.toString();
    }

    static String of(SystemEvent.DeadLetter letter) {
        return "for " + letter.target() + ": " + of(letter.message()) + " ("
                + switch (letter.cause()) {
                    case NO_PROCESS -> "the process had ended";
                    case LEFT_OVER -> "left over when the process ended";
                    case DROPPED -> "dropped by a full mailbox";
                }
                + ')';
    }

    static String ofAll(Collection<?> values) {
        return values.stream().map(Text::of).collect(Collectors.joining(", "));
    }

    /** A noun in the number that fits. */
    static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : noun.endsWith("s") || noun.endsWith("sh") ? "es" : "s");
    }
}
