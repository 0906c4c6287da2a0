package io.warpbeam.examples.bank.web;

import io.warpbeam.examples.bank.Bank;
import io.warpbeam.examples.bank.Posting;
import io.warpbeam.examples.bank.Statement;
import io.warpbeam.examples.bank.ledger.Cents;
import io.warpbeam.examples.bank.ledger.Entry;
import io.warpbeam.examples.bank.ledger.EntryKind;
import io.warpbeam.examples.bank.ledger.Holder;
import io.warpbeam.examples.bank.ledger.Refusal;
import io.warpbeam.examples.bank.ledger.Transfer;
import java.io.IOException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Requests about accounts and transfers. */
final class AccountPages {

    private static final Pattern ACCOUNT = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,31}");
    private static final int MOST = 500;

    private final Bank bank;

    AccountPages(Bank bank) {
        this.bank = bank;
    }

    Routes addTo(Routes routes) {
        return routes.on("GET", "/accounts", _ -> list())
                .on("GET", "/accounts/*", request -> statement(account(request.id())))
                .on("GET", "/accounts/*/ledger", request -> history(account(request.id())))
                .on("POST", "/accounts/*/deposit", request -> post(request, EntryKind.DEPOSIT))
                .on("POST", "/accounts/*/withdraw", request -> post(request, EntryKind.WITHDRAWAL))
                .on("POST", "/accounts/*/kill", request -> kill(account(request.id())))
                .on("POST", "/transfers", this::transfer);
    }

    /** The answer about a new or known account. */
    static Map<String, ?> shape(Statement statement) {
        Map<String, Object> shape = new LinkedHashMap<>();
        shape.put("id", statement.holder().account());
        shape.put("owner", statement.holder().owner());
        shape.put("email", statement.holder().email());
        shape.put("balance", Cents.format(statement.balance()));
        shape.put("entries", statement.seq());
        return shape;
    }

    private Response list() {
        List<Holder> holders = bank.holders(MOST);
        return Response.json(
                200,
                Map.of(
                        "accounts",
                        holders.stream()
                                .map(holder -> Map.of("id", holder.account(), "owner", holder.owner()))
                                .toList()));
    }

    private Response statement(String account) {
        return Answers.of(bank.accounts().statement(account), AccountPages::shape);
    }

    private Response history(String account) {
        return Answers.of(
                bank.accounts().history(account, 50),
                entries -> Map.of(
                        "account",
                        account,
                        "entries",
                        entries.stream().map(AccountPages::line).toList()));
    }

    private Response post(Request request, EntryKind kind) throws IOException {
        String account = account(request.id());
        Body body = request.body();
        Posting posting = new Posting(id(body), kind, body.amount());
        return Answers.of(bank.accounts().post(account, posting), receipt -> {
            Map<String, Object> shape = new LinkedHashMap<>();
            shape.put("id", posting.txid());
            shape.put("account", receipt.account());
            shape.put("entry", receipt.seq());
            shape.put("balance", Cents.format(receipt.balance()));
            return shape;
        });
    }

    private Response transfer(Request request) throws IOException {
        Body body = request.body();
        Transfer transfer = new Transfer(id(body), account(body.text("from")), account(body.text("to")), body.amount());
        return Answers.of(bank.transfers().transfer(transfer), done -> {
            Map<String, Object> shape = new LinkedHashMap<>();
            shape.put("id", done.id());
            shape.put("from", done.source());
            shape.put("to", done.target());
            shape.put("amount", Cents.format(done.cents()));
            return shape;
        });
    }

    private Response kill(String account) {
        return Response.json(
                200, Map.of("account", account, "killed", bank.accounts().kill(account)));
    }

    private String id(Body body) {
        return body.id()
                .orElseGet(() -> "web-"
                        + HexFormat.of()
                                .toHexDigits(bank.node().substrate().random().nextLong()));
    }

    private static String account(String id) {
        if (ACCOUNT.matcher(id).matches()) {
            return id;
        }
        Refusal unknown = Refusal.unknownAccount(id.length() > 40 ? id.substring(0, 40) + "..." : id);
        throw new Problem(404, unknown.sentence());
    }

    private static Map<String, ?> line(Entry entry) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("entry", entry.seq());
        line.put("id", entry.txid());
        line.put("kind", entry.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '));
        line.put("amount", Cents.format(entry.change()));
        line.put("balance", Cents.format(entry.balance()));
        line.put("at", Instant.ofEpochMilli(entry.atMillis()).toString());
        return line;
    }
}
