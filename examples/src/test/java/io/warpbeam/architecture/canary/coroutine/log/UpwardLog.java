package io.warpbeam.architecture.canary.coroutine.log;

import io.warpbeam.architecture.canary.coroutine.json.JsonForm;

/** Breaks: logs know no stored form. */
public interface UpwardLog {
    /** The stored form. */
    JsonForm form();
}
