package io.warpbeam.examples.bank.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.sun.net.httpserver.Headers;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoutesTest {

    private static final InputStream NOTHING = new ByteArrayInputStream(new byte[0]);

    private final Routes routes = new Routes()
            .on("GET", "/things/*", request -> Response.json(200, Map.of("id", request.id())))
            .on("POST", "/things/*/parts/*", request -> Response.json(201, Map.of("ids", request.parameters())));

    @Test
    void findsTheHandlerAndTheOpenPartsOfThePath() throws IOException {
        assertThat(routes.answer("GET", "/things/7", NOTHING).status()).isEqualTo(200);
        assertThat(routes.answer("HEAD", "/things/7", NOTHING).status()).isEqualTo(200);
        assertThat(Json.object(
                        routes.answer("POST", "/things/7/parts/8", NOTHING).body()))
                .isEqualTo(Map.of("ids", List.of("7", "8")));
    }

    @Test
    void saysWhichMethodsAPathTakes() {
        assertThatThrownBy(() -> routes.answer("PUT", "/things/7", NOTHING))
                .hasMessage("/things/7 takes GET, not PUT.")
                .asInstanceOf(type(Problem.class))
                .satisfies(problem -> assertThat(problem.response().headers()).containsEntry("Allow", "GET"))
                .satisfies(problem -> assertThat(problem.status()).isEqualTo(405));
    }

    @ParameterizedTest
    @CsvSource({"/", "/things", "/things/7/", "/things/7/parts", "/other/7"})
    void knowsNothingElse(String path) {
        assertThatThrownBy(() -> routes.answer("GET", path, NOTHING)).hasMessage("There is nothing at " + path + ".");
    }

    @ParameterizedTest
    @CsvSource({
        "localhost:8080, http://localhost:8080, true",
        "127.0.0.1:8080, '', true",
        "[::1]:8080, http://[::1]:8080, true",
        "localhost, '', true",
        "localhost:8080, https://evil.example, false",
        "localhost:8080, null, false",
        "rebound.example:8080, '', false"
    })
    void keepsOtherPagesOut(String host, String origin, boolean welcome) {
        Headers headers = new Headers();
        headers.add("Host", host);
        if (!origin.isEmpty()) {
            headers.add("Origin", origin);
        }
        if (welcome) {
            Origins.check(headers);
        } else {
            assertThatThrownBy(() -> Origins.check(headers))
                    .asInstanceOf(type(Problem.class))
                    .satisfies(problem -> assertThat(problem.status()).isEqualTo(403));
        }
    }
}
