package io.warpbeam.coroutine.journal;

class MemoryJournalTest extends JournalContract {

    @Override
    protected Journal create() {
        return new MemoryJournal();
    }
}
