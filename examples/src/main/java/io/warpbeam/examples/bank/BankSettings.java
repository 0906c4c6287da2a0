package io.warpbeam.examples.bank;

import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * How a bank is run.
 *
 * @param directory where its database is; made if it does not exist
 * @param accountIdle how long an account process lives that nobody uses
 * @param wizardIdle how long a wizard waits for an answer
 * @param ratesFailOneIn how many calls of the rates worker there are to one failure
 * @param notices what the bank has to tell the person who runs it, one sentence at a time
 */
public record BankSettings(
        Path directory, Duration accountIdle, Duration wizardIdle, int ratesFailOneIn, Consumer<String> notices) {

    /** A bank in this directory, with everything else as usual. */
    public static BankSettings in(Path directory, Consumer<String> notices) {
        return new BankSettings(directory, Duration.ofMinutes(5), Duration.ofMinutes(2), 6, notices);
    }

    /** Sets how long a wizard waits for an answer. */
    public BankSettings wizardIdle(Duration newWizardIdle) {
        return new BankSettings(directory, accountIdle, newWizardIdle, ratesFailOneIn, notices);
    }

    /** Sets how long an account process lives that nobody uses. */
    public BankSettings accountIdle(Duration newAccountIdle) {
        return new BankSettings(directory, newAccountIdle, wizardIdle, ratesFailOneIn, notices);
    }
}
