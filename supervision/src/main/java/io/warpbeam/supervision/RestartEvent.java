package io.warpbeam.supervision;

import io.warpbeam.actors.Shown;
import jdk.jfr.Category;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** What a restart gives to the flight recorder of the JDK. */
@Name("io.warpbeam.Restart")
@Label("Child Restarted")
@Category("Warpbeam")
@StackTrace(false)
@SuppressWarnings("UnusedVariable") // read by the recorder
final class RestartEvent extends Event {

    /** Never committed; says whether anybody records restarts, without an allocation. */
    private static final RestartEvent ANY = new RestartEvent();

    @Label("Supervisor")
    private String supervisor = "";

    @Label("Child")
    private String child = "";

    @Label("Process Before")
    private String before = "";

    @Label("Process Now")
    private String now = "";

    @Label("Reason")
    private String reason = "";

    @Label("Restarts of This Child")
    private long restarts;

    static void record(SupervisorEvent.ChildRestarted restarted) {
        if (ANY.isEnabled()) {
            RestartEvent event = new RestartEvent();
            event.supervisor = restarted.supervisor().toString();
            event.child = restarted.id();
            event.before = restarted.oldPid().toString();
            event.now = restarted.newPid().toString();
            event.reason = Shown.of(restarted.reason());
            event.restarts = restarted.restarts();
            event.commit();
        }
    }
}
