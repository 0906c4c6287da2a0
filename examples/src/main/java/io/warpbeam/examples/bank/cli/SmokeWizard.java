package io.warpbeam.examples.bank.cli;

import io.warpbeam.actors.Self;
import io.warpbeam.examples.bank.cli.SmokeClient.Answer;
import java.time.Duration;

/**
 * Opens accounts by wizard: to the end, with bad answers, cancelled, and left alone.
 *
 * @param client talks to the service
 * @param checks what must hold
 * @param self the process that runs this
 */
record SmokeWizard(SmokeClient client, Checks checks, Self self) {

    private static final int POLLS = 400;
    private static final Duration POLL = Duration.ofMillis(50);

    /** Opens an account; returns its id. */
    String open(String name, String deposit) {
        String wizard = begin();
        answer(wizard, name);
        answer(wizard, "someone@example.org");
        Answer opened = answer(wizard, deposit);
        checks.that(
                "the wizard opens an account for " + name, opened.text("state").equals("opened"), opened);
        return String.valueOf(opened.part("account").get("id"));
    }

    void asksAgain() {
        String wizard = begin();
        answer(wizard, "Eve");
        Answer again = answer(wizard, "this is no address");
        checks.that(
                "a bad answer makes the wizard ask again",
                again.part("question").get("field") instanceof String field
                        && field.equals("email")
                        && again.part("question").containsKey("problem"),
                again);
        Answer cancelled = client.send("DELETE", "/wizards/" + wizard, "");
        checks.equal("a wizard can be cancelled", "cancelled", cancelled.text("state"));
        checks.equal(
                "its scopes are cleaned up by then", 0L, client.get("/status").number("reservedNumbers"));
        checks.equal(
                "a cancelled wizard is gone",
                404,
                answer(wizard, "eve@example.org").status());
    }

    void isLeftAlone() {
        String wizard = begin();
        checks.equal(
                "a wizard holds an account number", 1L, client.get("/status").number("reservedNumbers"));
        Answer status = client.get("/status");
        for (int poll = 0; poll < POLLS && status.number("wizards") + status.number("reservedNumbers") > 0; poll++) {
            self.sleep(POLL);
            status = client.get("/status");
        }
        checks.that(
                "a wizard left alone is cancelled with its scopes cleaned up",
                status.number("wizards") == 0 && status.number("reservedNumbers") == 0,
                status);
        checks.equal("it does not answer any more", 404, answer(wizard, "Eve").status());
    }

    private String begin() {
        Answer begun = client.post("/wizards", "");
        checks.that("a wizard begins with a question", begun.status() == 201, begun);
        return begun.text("wizard");
    }

    private Answer answer(String wizard, String answer) {
        return client.post("/wizards/" + wizard + "/answer", "{\"answer\":\"" + answer + "\"}");
    }
}
