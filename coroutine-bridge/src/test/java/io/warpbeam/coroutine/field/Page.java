package io.warpbeam.coroutine.field;

/** The state of the servers in these tests. */
record Page(String user, AsyncResult<String> report, AsyncResult<Integer> count) {

    Page(String user) {
        this(user, AsyncResult.neverFired(), AsyncResult.neverFired());
    }

    Page withReport(AsyncResult<String> newReport) {
        return new Page(user, newReport, count);
    }

    Page withCount(AsyncResult<Integer> newCount) {
        return new Page(user, report, newCount);
    }

    static AsyncField<Page, String> reportField(AsyncComputation<Page, String> computation) {
        return AsyncField.of("report", Page::report, Page::withReport, computation);
    }

    static AsyncField<Page, Integer> countField(AsyncComputation<Page, Integer> computation) {
        return AsyncField.of("count", Page::count, Page::withCount, computation);
    }
}
