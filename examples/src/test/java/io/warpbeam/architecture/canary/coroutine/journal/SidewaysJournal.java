package io.warpbeam.architecture.canary.coroutine.journal;

import io.warpbeam.architecture.canary.coroutine.log.UpwardLog;

/** Breaks: a journal stands alone. */
public interface SidewaysJournal {
    /** What is kept. */
    UpwardLog log();
}
