package io.warpbeam.actors;

import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** A crash report as text. Never throws, whatever the objects in it do. */
final class CrashText {

    private static final int LIMIT = 500;

    private CrashText() {}

    static String of(CrashReport report) {
        StringBuilder text = new StringBuilder("process ").append(report.pid());
        report.name().ifPresent(name -> text.append(" named ").append(name));
        report.label().ifPresent(label -> text.append(" (").append(label).append(')'));
        text.append(" crashed: ").append(shown(report.reason()));
        report.lastMessage()
                .ifPresent(message -> text.append("\n  last message: ").append(shown(message)));
        report.caller().ifPresent(caller -> text.append("\n  asked by: ").append(caller));
        report.state().ifPresent(state -> text.append("\n  state: ").append(shown(state)));
        text.append("\n  ancestors: ").append(pids(report.ancestors()));
        text.append("\n  links: ").append(pids(report.links()));
        return text.toString();
    }

    static @Nullable Throwable cause(CrashReport report) {
        return report.reason() instanceof ExitReason.Crashed(var error) && isPrintable(error) ? error : null;
    }

    private static boolean isPrintable(Throwable error) {
        try {
            return !error.toString().isEmpty();
        } catch (Throwable thrown) {
            return false;
        }
    }

    private static String pids(Iterable<Pid> pids) {
        return StreamSupport.stream(pids.spliterator(), false)
                .map(Object::toString)
                .collect(Collectors.joining(", ", "[", "]"));
    }

    /** A value as text of bounded length, whatever its own {@code toString} does, unless it never returns. */
    static String shown(Object value) {
        String text = Shown.of(value);
        return text.length() <= LIMIT ? text : text.substring(0, LIMIT) + "...";
    }
}
