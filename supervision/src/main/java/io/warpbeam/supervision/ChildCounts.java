package io.warpbeam.supervision;

/**
 * How many children a supervisor has. A child that is being restarted counts everywhere but as active.
 *
 * @param specs children known, running or not
 * @param active children that run
 * @param supervisors children known that are supervisors
 * @param workers children known that are not
 */
public record ChildCounts(int specs, int active, int supervisors, int workers) {

    static ChildCounts of(Iterable<Child> children) {
        int specs = 0;
        int active = 0;
        int supervisors = 0;
        for (Child child : children) {
            specs++;
            active += child.pid().isPresent() ? 1 : 0;
            supervisors += child.spec().kind() == ChildSpec.Kind.SUPERVISOR ? 1 : 0;
        }
        return new ChildCounts(specs, active, supervisors, specs - supervisors);
    }
}
