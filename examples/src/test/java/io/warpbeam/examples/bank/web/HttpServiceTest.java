package io.warpbeam.examples.bank.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.warpbeam.examples.bank.TestBank;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpServiceTest {

    @TempDir
    private Path directory;

    private TestBank bank;
    private HttpClient client;
    private int port;

    @BeforeEach
    void open() {
        bank = TestBank.forVisitors(directory).with("a", 100_00).with("b", 0);
        port = HttpService.open(bank.bank(), 0, bank.notices()::add);
        client = HttpClient.newHttpClient();
    }

    @AfterEach
    void close() {
        client.shutdownNow();
        bank.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POST | /accounts/a/deposit | {'amount':'1.50'} | 200",
                "POST | /accounts/a/withdraw | {'amount':1.5} | 200",
                "POST | /accounts/a/withdraw | {'amount':100.01} | 409",
                "POST | /accounts/a/deposit | {'amount':-1} | 422",
                "POST | /accounts/a/deposit | {'amount':0} | 422",
                "POST | /accounts/a/deposit | {'amount':1000001} | 422",
                "POST | /accounts/a/deposit | {'amount':1.001} | 400",
                "POST | /accounts/a/deposit | {'amount' | 400",
                "POST | /accounts/a/deposit | {'amount':1,'id':'a b'} | 400",
                "POST | /accounts/a/deposit | '' | 400",
                "POST | /accounts/x/deposit | {'amount':1} | 404",
                "POST | /accounts/a%2Fb/deposit | {'amount':1} | 404",
                "POST | /accounts/a/steal | {'amount':1} | 404",
                "GET | /accounts/a | '' | 200",
                "HEAD | /accounts/a | '' | 200",
                "GET | /accounts/x | '' | 404",
                "GET | /accounts/.. | '' | 404",
                "GET | /accounts/a/ledger | '' | 200",
                "GET | /accounts/x/ledger | '' | 404",
                "GET | /accounts | '' | 200",
                "DELETE | /accounts/a | '' | 405",
                "GET | /accounts/a/deposit | '' | 405",
                "PATCH | /transfers | {} | 405",
                "POST | /transfers | {'from':'a','to':'b','amount':1} | 200",
                "POST | /transfers | {'from':'a','to':'a','amount':1} | 422",
                "POST | /transfers | {'from':'a','to':'x','amount':1} | 404",
                "POST | /transfers | {'from':'x','to':'a','amount':1} | 404",
                "POST | /transfers | {'from':'b','to':'a','amount':1} | 409",
                "POST | /transfers | {'from':'a','to':'b','amount':-1} | 422",
                "POST | /transfers | {'from':'a','amount':1} | 400",
                "POST | /transfers | {'from':7,'to':'b','amount':1} | 400",
                "POST | /wizards | '' | 201",
                "POST | /wizards/nobody/answer | {'answer':'x'} | 404",
                "POST | /wizards/nobody/answer | {} | 400",
                "DELETE | /wizards/nobody | '' | 404",
                "GET | /books | '' | 200",
                "GET | /status | '' | 200",
                "GET | / | '' | 200",
                "POST | / | '' | 405",
                "GET | /nothing/here | '' | 404"
            })
    void answersEveryRequestWithTheRightStatus(String method, String path, String body, int status)
            throws IOException, InterruptedException {
        HttpResponse<String> response = send(method, path, body.replace('\'', '"'));

        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        if (status >= 400) {
            assertThat(Json.object(response.body().getBytes(StandardCharsets.UTF_8)))
                    .hasEntrySatisfying(
                            "error", sentence -> assertThat((String) sentence).endsWith("."));
        }
        assertThat(send("GET", "/accounts/a", "").statusCode()).isEqualTo(200);
    }

    @Test
    void refusesAnOversizedBodyAndStaysUp() throws IOException, InterruptedException {
        String body = "x".repeat(10_000_000);
        assertThat(send("POST", "/accounts/a/deposit", body).statusCode()).isEqualTo(413);
        assertThat(send("POST", "/nothing/here", body).statusCode()).isEqualTo(404);
        assertThat(send("PUT", "/accounts/a/deposit", body).statusCode()).isEqualTo(405);
        assertThat(send("GET", "/accounts/a", "").statusCode()).isEqualTo(200);
    }

    @Test
    void booksARepeatedRequestOnce() throws IOException, InterruptedException {
        String deposit = "{\"amount\":\"1.00\",\"id\":\"once\"}";
        assertThat(json("POST", "/accounts/a/deposit", deposit)).containsEntry("balance", "101.00");
        assertThat(json("POST", "/accounts/a/deposit", deposit)).containsEntry("balance", "101.00");
        assertThat(json("GET", "/accounts/a", "")).containsEntry("balance", "101.00");
    }

    @Test
    void drivesAWizardToTheEnd() throws IOException, InterruptedException {
        String wizard = (String) json("POST", "/wizards", "").get("wizard");
        String path = "/wizards/" + wizard + "/answer";
        assertThat(json("POST", path, "{\"answer\":\"Ada\"}")).containsEntry("state", "asks");
        assertThat(json("POST", path, "{\"answer\":\"ada@example.org\"}")).containsEntry("state", "asks");
        assertThat(json("POST", path, "{\"answer\":\"10\"}")).containsEntry("state", "opened");
        assertThat(json("GET", "/accounts/1001", "")).containsEntry("balance", "10.00");
    }

    @Test
    void servesAPageThatNeedsNothingFromElsewhere() throws IOException, InterruptedException {
        HttpResponse<String> page = send("GET", "/", "");
        assertThat(page.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
        assertThat(page.headers().firstValue("Content-Security-Policy")).isPresent();
        assertThat(page.body()).contains("<html lang=\"en\">").doesNotContain("src=", "@import", "https://");
    }

    @Test
    void takesTheNextPortWhenTheFirstIsTaken(@TempDir Path other) {
        try (TestBank second = new TestBank(other)) {
            assertThat(HttpService.open(second.bank(), port, second.notices()::add))
                    .isGreaterThan(port);
        }
    }

    @Test
    void closesTheDoorBeforeTheLedger() {
        bank.close();
        assertThat(bank.notices())
                .containsExactly(
                        "The door is closed; the requests under way have been answered.", "The ledger is closed.");
    }

    private Map<String, Object> json(String method, String path, String body) throws IOException, InterruptedException {
        return Json.object(send(method, path, body).body().getBytes(StandardCharsets.UTF_8));
    }

    private HttpResponse<String> send(String method, String path, String body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        return client.send(request, BodyHandlers.ofString());
    }
}
