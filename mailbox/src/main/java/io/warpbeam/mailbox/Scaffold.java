package io.warpbeam.mailbox;

/** Lets the module export this package before its first type is there. */
interface Scaffold {}
