package io.warpbeam.examples.bank;

/** How far a wizard is. */
public sealed interface WizardStep {

    /** It asks. */
    record Asks(Question question) implements WizardStep {}

    /** It has opened the account. */
    record Opened(Statement statement) implements WizardStep {}

    /** It was cancelled, and has cleaned up. */
    record Cancelled() implements WizardStep {}

    /** It could not open the account. */
    record Failed(String sentence) implements WizardStep {}

    /** It still works on the answer before. */
    record Busy() implements WizardStep {}
}
