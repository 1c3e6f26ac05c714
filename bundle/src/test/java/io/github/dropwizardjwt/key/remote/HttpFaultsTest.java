package io.github.dropwizardjwt.key.remote;

import static io.github.dropwizardjwt.key.remote.ScriptedIssuer.after;
import static io.github.dropwizardjwt.key.remote.ScriptedIssuer.dripping;
import static io.github.dropwizardjwt.key.remote.ScriptedIssuer.json;
import static io.github.dropwizardjwt.key.remote.ScriptedIssuer.nothing;
import static io.github.dropwizardjwt.key.remote.ScriptedIssuer.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.key.TestKeys;
import io.github.dropwizardjwt.key.VerificationKey;
import io.github.dropwizardjwt.key.jwk.Jwks;
import io.github.dropwizardjwt.key.remote.ScriptedIssuer.Script;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an issuer may answer, over HTTP. */
class HttpFaultsTest {
    private static final String KEY = Jwks.jwk(TestKeys.publicKey("ec-p256"), "\"kid\":\"good\"");
    private static final String SET = Jwks.set(KEY);
    private static final Timings TIMINGS = new Timings(
            Duration.ofMinutes(5),
            Duration.ofSeconds(10),
            Duration.ofHours(6),
            Duration.ofMillis(500),
            Duration.ofMillis(500));

    private final ScriptedIssuer issuer = ScriptedIssuer.serving(SET);
    private final HttpFetch http = new HttpFetch(TIMINGS, new DaemonThreads("http faults"));
    private final JwksFetch fetch = new JwksFetch(
            new KeyLocation(issuer.url(), URI.create(issuer.jwksUri())), Set.of(Algorithm.ES256), null, http);

    @AfterEach
    void stop() {
        fetch.close();
        issuer.close();
    }

    static Stream<Arguments> faults() throws IOException {
        return Stream.of(
                arguments("empty", json(""), "answered with something that is no JWK Set"),
                arguments("garbage", json("}{"), "answered with something that is no JWK Set"),
                arguments("HTML", json("<html>Sign in</html>"), "answered with something that is no JWK Set"),
                arguments("no keys", json("{\"keys\":[]}"), "answered with a JWK Set that has no usable key"),
                arguments(
                        "a bad key",
                        json(Jwks.set(KEY.replace("}", ",\"use\":\"enc\"}"))),
                        "answered with a JWK Set that has no usable key: key 1 (good) is not for signatures, says its use"),
                arguments(
                        "a redirect",
                        status(302, SET, "Location", "http://localhost:1/"),
                        "answered with the status 302, not 200"),
                arguments("not modified", status(304, ""), "answered with the status 304, not 200"),
                arguments("not found", status(404, SET), "answered with the status 404, not 200"),
                arguments("an error", status(500, SET), "answered with the status 500, not 200"),
                arguments("an empty error", status(503, ""), "answered with the status 503, not 200"),
                arguments("ten megabytes", json(" ".repeat(10 << 20) + SET), "answered more than 50 KiB"),
                arguments("one byte too many", json(padded(50 * 1024 + 1)), "answered more than 50 KiB"),
                arguments("a bomb", bomb(), "answered with something that is no JWK Set"),
                arguments("a drip", dripping(SET, 100), "did not answer in full within PT1.5S"),
                arguments("a slow drip", dripping(SET, 1000), "did not answer in full within PT1.5S"),
                arguments("silence", after(new CountDownLatch(1), json(SET)), "gave no answer (HttpTimeoutException)"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void failsAndSucceedsWhenTheFaultIsOver(String name, Script script, String problem) throws Exception {
        issuer.answer(script);
        assertThatThrownBy(fetch::fetch)
                .isInstanceOf(FetchFailedException.class)
                .hasMessage(problem);
        assertThat(issuer.asked()).isEqualTo(1);

        issuer.answer(json(SET));
        assertThat(fetch.fetch().set().keys()).extracting(VerificationKey::id).containsExactly("good");
    }

    /** The client of the JDK asks once more where a connection ends without an answer. */
    @Test
    void failsWhereTheIssuerHangsUp() {
        issuer.answer(nothing());
        assertThatThrownBy(fetch::fetch).hasMessage("gave no answer (IOException)");
        assertThat(issuer.asked()).isBetween(1, 2);
    }

    @Test
    void failsWhileNobodyListensAndSucceedsLater() throws Exception {
        issuer.goDown();
        assertThatThrownBy(fetch::fetch).hasMessage("gave no answer (ConnectException)");
        issuer.comeUp();
        assertThat(fetch.fetch().set().keys()).hasSize(1);
    }

    @Test
    void takesASetOfFiftyKibibytes() throws Exception {
        issuer.answer(json(padded(50 * 1024)));
        assertThat(fetch.fetch().set().keys()).hasSize(1);
    }

    @Test
    void sendsNoCookiesAndTakesNone() throws Exception {
        issuer.answer(status(200, SET, "Set-Cookie", "a=b"));
        fetch.fetch();
        issuer.answer(exchange -> status(exchange.getRequestHeaders().containsKey("Cookie") ? 400 : 200, SET)
                .answer(exchange));
        assertThat(fetch.fetch().set().keys()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "max-age=600",
                "public, max-age=600, must-revalidate",
                "public,MAX-AGE=600",
                "max-age=\"600\"",
                "s-maxage=7, max-age=600"
            })
    void tellsForHowLongTheIssuerSaysItIsFresh(String header) throws Exception {
        issuer.answer(status(200, SET, "Cache-Control", header));
        assertThat(fetch.fetch().freshFor()).isEqualTo(Duration.ofMinutes(10));
        issuer.answer(status(200, SET, "Cache-Control", header, "Age", "100"));
        assertThat(fetch.fetch().freshFor()).isEqualTo(Duration.ofSeconds(500));
        issuer.answer(status(200, SET, "Cache-Control", header, "Age", "601"));
        assertThat(fetch.fetch().freshFor()).isEqualTo(Duration.ZERO);
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-store", "", "max-age=-1", "max-age=soon", "x-max-age=600", "s-maxage=600"})
    void doesNotKnowWhereTheIssuerDoesNotSay(String header) throws Exception {
        issuer.answer(status(200, SET, "Cache-Control", header));
        assertThat(fetch.fetch().freshFor()).isNull();
    }

    private static String padded(int length) {
        return SET + " ".repeat(length - SET.length());
    }

    /** Ten megabytes when it is inflated; nobody asked for that. */
    private static Script bomb() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write((" ".repeat(10 << 20) + SET).getBytes(StandardCharsets.US_ASCII));
        }
        return exchange -> {
            exchange.getResponseHeaders().add("Content-Encoding", "gzip");
            exchange.sendResponseHeaders(200, bytes.size());
            bytes.writeTo(exchange.getResponseBody());
        };
    }
}
