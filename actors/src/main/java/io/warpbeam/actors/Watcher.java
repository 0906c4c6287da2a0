package io.warpbeam.actors;

/** What the target of a monitor keeps of it. */
final class Watcher extends Chained<Watcher> {

    final MonitorRef monitor;

    Watcher(MonitorRef monitor) {
        this.monitor = monitor;
    }
}
