package io.warpbeam.testkit;

import io.warpbeam.actors.Node;
import io.warpbeam.actors.Pid;
import io.warpbeam.actors.ProcessInfo;
import java.util.Locale;

/**
 * Something that a test left behind.
 *
 * @param text what it is, for the failure
 */
record Leak(String text) {

    static Leak of(Node node, Pid pid, String why) {
        return new Leak(node.info(pid).map(info -> describe(pid, info)).orElseGet(pid::toString) + " " + why);
    }

    private static String describe(Pid pid, ProcessInfo info) {
        StringBuilder text = new StringBuilder(pid.toString());
        info.name().ifPresent(name -> text.append(" named ").append(name));
        info.label().ifPresent(label -> text.append(" (").append(label).append(')'));
        return text.append(", ")
                .append(info.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .append(", spawned by ")
                .append(info.parent())
                .append(',')
                .toString();
    }
}
