package io.warpbeam.architecture.canary.coroutine.json;

/** What the core does not know. */
public interface JsonForm {}
