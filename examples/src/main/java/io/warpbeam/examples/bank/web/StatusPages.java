package io.warpbeam.examples.bank.web;

import io.warpbeam.actors.NodeInfo;
import io.warpbeam.examples.bank.Bank;
import io.warpbeam.examples.bank.Quote;
import io.warpbeam.examples.bank.ledger.Audit;
import io.warpbeam.examples.bank.ledger.Cents;
import io.warpbeam.supervision.ChildInfo;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Requests about the bank itself: rates, processes, restarts, books. */
final class StatusPages {

    private final Bank bank;

    StatusPages(Bank bank) {
        this.bank = bank;
    }

    Routes addTo(Routes routes) {
        return routes.on("GET", "/rates", _ -> Answers.of(bank.rates().current(), StatusPages::shape))
                .on("GET", "/status", _ -> status())
                .on("GET", "/books", _ -> books());
    }

    private Response status() {
        NodeInfo node = bank.node().info();
        List<String> names = bank.node().registered();
        Map<String, Object> shape = new LinkedHashMap<>();
        shape.put("processes", node.processes());
        shape.put("spawned", node.spawned());
        shape.put("restarts", bank.incidents().restarts());
        shape.put("crashes", node.crashes());
        shape.put("deadLetters", node.deadLetters());
        shape.put("accountProcesses", count(names, "account:"));
        shape.put("wizards", count(names, "wizard:"));
        shape.put("reservedNumbers", bank.wizards().reservations());
        shape.put(
                "tree",
                bank.tree().whichChildren().reversed().stream()
                        .map(StatusPages::child)
                        .toList());
        shape.put("incidents", bank.incidents().newest());
        return Response.json(200, shape);
    }

    private Response books() {
        Audit books = bank.audit();
        Map<String, Object> shape = new LinkedHashMap<>();
        shape.put("accounts", books.accounts());
        shape.put("entries", books.entries());
        shape.put("balances", Cents.format(books.balances()));
        shape.put("openTransfers", books.openTransfers());
        shape.put("sound", books.isSound());
        return Response.json(200, shape);
    }

    private static long count(List<String> names, String prefix) {
        return names.stream().filter(name -> name.startsWith(prefix)).count();
    }

    private static Map<String, ?> child(ChildInfo child) {
        Map<String, Object> shape = new LinkedHashMap<>();
        shape.put("id", child.id());
        shape.put("running", child.pid().isPresent());
        shape.put("restarts", child.restarts());
        return shape;
    }

    private static Map<String, ?> shape(Quote quote) {
        Map<String, String> rates = new TreeMap<>();
        quote.rates().forEach((currency, rate) -> rates.put(currency, rate.toPlainString()));
        Map<String, Object> shape = new LinkedHashMap<>();
        shape.put("base", "EUR");
        shape.put("rates", rates);
        shape.put("worker", quote.worker());
        return shape;
    }
}
