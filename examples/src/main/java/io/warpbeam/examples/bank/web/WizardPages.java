package io.warpbeam.examples.bank.web;

import io.warpbeam.examples.bank.Bank;
import io.warpbeam.examples.bank.Question;
import io.warpbeam.examples.bank.WizardStep;
import io.warpbeam.examples.bank.Wizards.Talk;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Requests about the wizards that open accounts. */
final class WizardPages {

    private final Bank bank;

    WizardPages(Bank bank) {
        this.bank = bank;
    }

    Routes addTo(Routes routes) {
        return routes.on("POST", "/wizards", _ -> Answers.of(201, bank.wizards().begin(), WizardPages::shape))
                .on(
                        "GET",
                        "/wizards/*",
                        request -> Answers.of(bank.wizards().current(request.id()), WizardPages::shape))
                .on("POST", "/wizards/*/answer", this::answer)
                .on(
                        "DELETE",
                        "/wizards/*",
                        request -> Answers.of(bank.wizards().cancel(request.id()), WizardPages::shape));
    }

    private Response answer(Request request) throws IOException {
        String answer = request.body().text("answer");
        return Answers.of(bank.wizards().answer(request.id(), answer), WizardPages::shape);
    }

    private static Map<String, ?> shape(Talk talk) {
        Map<String, Object> shape = new LinkedHashMap<>();
        shape.put("wizard", talk.wizard());
        switch (talk.step()) {
            case WizardStep.Asks(Question question) -> {
                shape.put("state", "asks");
                shape.put("question", shape(question));
            }
            case WizardStep.Opened opened -> {
                shape.put("state", "opened");
                shape.put("account", AccountPages.shape(opened.statement()));
            }
            case WizardStep.Cancelled() -> shape.put("state", "cancelled");
            case WizardStep.Failed(String sentence) -> {
                shape.put("state", "failed");
                shape.put("error", sentence);
            }
            case WizardStep.Busy() -> shape.put("state", "busy");
        }
        return shape;
    }

    private static Map<String, ?> shape(Question question) {
        Map<String, Object> shape = new LinkedHashMap<>();
        shape.put("field", question.field());
        shape.put("number", question.number());
        shape.put("of", question.of());
        shape.put("text", question.text());
        question.problem().ifPresent(problem -> shape.put("problem", problem));
        return shape;
    }
}
