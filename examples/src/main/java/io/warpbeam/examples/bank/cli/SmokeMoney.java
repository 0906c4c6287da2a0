package io.warpbeam.examples.bank.cli;

import io.warpbeam.examples.bank.cli.SmokeClient.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Moves money between two accounts that hold 100.00 and 50.00, and sends what the bank must refuse.
 *
 * @param client talks to the service
 * @param checks what must hold
 * @param ada the first account
 * @param bob the second account
 */
record SmokeMoney(SmokeClient client, Checks checks, String ada, String bob) {

    private static final int TOO_LARGE = 70_000;
    private static final int AT_ONCE = 100;

    void moves() {
        String deposit = "{\"amount\":\"25.50\",\"id\":\"smoke-1\"}";
        checks.equal(
                "a deposit is booked",
                "125.50",
                client.post(path("deposit"), deposit).text("balance"));
        checks.equal(
                "the same deposit again is not",
                "125.50",
                client.post(path("deposit"), deposit).text("balance"));
        checks.equal(
                "a withdrawal is booked",
                "120.00",
                client.post(path("withdraw"), "{\"amount\":5.5}").text("balance"));
        String transfer = "{\"from\":\"" + ada + "\",\"to\":\"" + bob + "\",\"amount\":20,\"id\":\"smoke-2\"}";
        checks.equal(
                "a transfer is done", 200, client.post("/transfers", transfer).status());
        checks.equal(
                "the same transfer again changes nothing",
                200,
                client.post("/transfers", transfer).status());
        balances("100.00", "70.00");
    }

    void survivesKills() {
        for (int i = 0; i < AT_ONCE; i++) {
            Answer killed = client.post(path("kill"), "");
            Answer booked = client.post(path("deposit"), "{\"amount\":\"0.10\"}");
            if (killed.status() != 200 || booked.status() != 200) {
                checks.that("a deposit that meets a kill is booked", false, booked);
            }
        }
        balances("110.00", "70.00");
        checks.that(
                "an account that is killed comes back", client.get("/status").number("restarts") > 0);
    }

    void takesManyAtOnce() {
        List<CompletableFuture<Answer>> answers = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            answers.add(
                    client.postLater("/accounts/" + (i % 2 == 0 ? ada : bob) + "/deposit", "{\"amount\":\"0.20\"}"));
        }
        long booked = answers.stream()
                .map(CompletableFuture::join)
                .filter(answer -> answer.status() == 200)
                .count();
        checks.equal("many deposits at once are booked", (long) AT_ONCE, booked);
        balances("120.00", "80.00");
    }

    void refusesNonsense() {
        String one = "{\"amount\":\"1.00\"}";
        refused("an unknown account", 404, client.get("/accounts/nobody"));
        refused("a deposit to an unknown account", 404, client.post("/accounts/nobody/deposit", one));
        refused("a negative amount", 422, client.post(path("deposit"), "{\"amount\":\"-1.00\"}"));
        refused("an amount of nothing", 422, client.post(path("deposit"), "{\"amount\":0}"));
        refused("too many decimals", 400, client.post(path("deposit"), "{\"amount\":\"1.001\"}"));
        refused("an amount that is no number", 400, client.post(path("deposit"), "{\"amount\":\"lots\"}"));
        refused("no amount", 400, client.post(path("deposit"), "{}"));
        refused("an overdraft", 409, client.post(path("withdraw"), "{\"amount\":\"999999.99\"}"));
        refused("a used id for something else", 409, client.post(path("deposit"), "{\"amount\":9,\"id\":\"smoke-1\"}"));
        refused("broken JSON", 400, client.post(path("deposit"), "{\"amount\":"));
        refused("an empty body", 400, client.post(path("deposit"), ""));
        refused(
                "an oversized body",
                413,
                client.post(path("deposit"), "{\"amount\":\"" + "1".repeat(TOO_LARGE) + "\"}"));
        refused("a wrong method", 405, client.send("PUT", path("deposit"), one));
        refused("an unknown path", 404, client.get("/vaults"));
        refused("a transfer to the same account", 422, client.post("/transfers", transfer(ada)));
        refused("a transfer to an unknown account", 404, client.post("/transfers", transfer("nobody")));
        balances("100.00", "70.00");
    }

    void balances(String expectedOfAda, String expectedOfBob) {
        checks.equal(
                "the first account holds",
                expectedOfAda,
                client.get("/accounts/" + ada).text("balance"));
        checks.equal(
                "the second account holds",
                expectedOfBob,
                client.get("/accounts/" + bob).text("balance"));
    }

    private void refused(String what, int status, Answer answer) {
        boolean sentence = answer.json().get("error") instanceof String error && error.endsWith(".");
        checks.that(status + " for " + what, answer.status() == status && sentence, answer);
    }

    private String transfer(String target) {
        return "{\"from\":\"" + ada + "\",\"to\":\"" + target + "\",\"amount\":\"1.00\"}";
    }

    private String path(String what) {
        return "/accounts/" + ada + "/" + what;
    }
}
