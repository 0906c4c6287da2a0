package io.warpbeam.supervision;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;

/**
 * The order in which applications are started: as they are given, except that what one depends on comes before it. A
 * depth-first walk; what is met again on its own path is a circle.
 */
final class StartOrder {

    private final Map<String, Application<?>> given = new LinkedHashMap<>();
    private final SequencedSet<Application<?>> ordered = new LinkedHashSet<>();

    private StartOrder() {}

    /**
     * Orders applications. Dependencies on others than these are left out of account.
     *
     * @throws IllegalArgumentException when two have the same name, or when they depend on each other in a circle,
     *     which the text names
     */
    static List<Application<?>> of(List<Application<?>> applications) {
        StartOrder order = new StartOrder();
        for (Application<?> application : applications) {
            if (order.given.put(application.name(), application) != null) {
                throw new IllegalArgumentException(
                        "applications must have names of their own, but two are called " + application.name());
            }
        }
        applications.forEach(application -> order.visit(application, new ArrayList<>()));
        return List.copyOf(order.ordered);
    }

    private void visit(Application<?> application, List<String> path) {
        if (ordered.contains(application)) {
            return;
        }
        int begin = path.indexOf(application.name());
        path.add(application.name());
        if (begin >= 0) {
            throw new IllegalArgumentException("applications must not depend on each other in a circle, but do: "
                    + String.join(" -> ", path.subList(begin, path.size())));
        }
        for (String dependency : application.dependencies()) {
            Application<?> other = given.get(dependency);
            if (other != null) {
                visit(other, path);
            }
        }
        path.removeLast();
        ordered.add(application);
    }
}
