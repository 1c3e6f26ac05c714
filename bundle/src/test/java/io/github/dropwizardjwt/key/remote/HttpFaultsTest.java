package io.github.dropwizardjwt.key.remote;

import static io.github.dropwizardjwt.support.ScriptedIssuer.after;
import static io.github.dropwizardjwt.support.ScriptedIssuer.coded;
import static io.github.dropwizardjwt.support.ScriptedIssuer.dripping;
import static io.github.dropwizardjwt.support.ScriptedIssuer.gzip;
import static io.github.dropwizardjwt.support.ScriptedIssuer.json;
import static io.github.dropwizardjwt.support.ScriptedIssuer.nothing;
import static io.github.dropwizardjwt.support.ScriptedIssuer.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.sun.net.httpserver.HttpExchange;
import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.key.VerificationKey;
import io.github.dropwizardjwt.support.Jwks;
import io.github.dropwizardjwt.support.ScriptedIssuer;
import io.github.dropwizardjwt.support.ScriptedIssuer.Script;
import io.github.dropwizardjwt.support.TestKeys;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
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
    private static final byte[] GZIP = gzip(SET);
    private static final String UNPACKED = "answered with more than 50 KiB, unpacked";
    private static final String BROKEN = "answered with gzip that is malformed or has trailing data";
    private static final String HTML =
            "answered with something that is not a JWK Set, but HTML or XML, such as a sign-in page or that of a proxy";
    private static final String MARK =
            "answered with something that is not a JWK Set, but begins with a byte order mark "
                    + "(BOM), which JSON must not have (RFC 8259 §8.1)";
    private static final String REDIRECT = "answered with the status 302, not 200; redirects are not followed";
    private static final String CREDENTIALS = "answered with the status 401, not 200; if it expects credentials, set "
            + "fetch.bearerTokenFile or fetch.headers";
    private static final String SLOW = "did not answer in full within PT1.5S, which fetch.connectTimeout and twice "
            + "fetch.readTimeout are together";
    private static final FetchTimings TIMINGS = new FetchTimings(
            Duration.ofMinutes(5),
            Duration.ofSeconds(10),
            Duration.ofHours(6),
            Duration.ofMillis(500),
            Duration.ofMillis(500));

    private final ScriptedIssuer issuer = ScriptedIssuer.serving(SET);
    private final DocumentFetcher http =
            new DocumentFetcher(TIMINGS, FetchTransport.builder().build(), URI.create(issuer.url()));
    private final HttpJwkSetSource fetch = new HttpJwkSetSource(
            new JwksLocation(issuer.url(), URI.create(issuer.jwksUri()), FetchUrl.SECURE),
            Set.of(Algorithm.ES256),
            null,
            http);

    @AfterEach
    void stop() {
        fetch.close();
        issuer.close();
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                arguments("empty", json(""), "answered with something that is not a JWK Set, but empty"),
                arguments("garbage", json("}{"), "answered with something that is not a JWK Set"),
                arguments("HTML", json(" \r\n<html>Sign in</html>"), HTML),
                arguments("a byte order mark", json("\uFEFF" + SET), MARK),
                arguments("UTF-16", coded("identity", SET.getBytes(StandardCharsets.UTF_16)), MARK),
                arguments("no keys", json("{\"keys\":[]}"), "answered with a JWK Set that has no usable key"),
                arguments(
                        "a bad key",
                        json(Jwks.set(KEY.replace("}", ",\"use\":\"enc\"}"))),
                        "answered with a JWK Set that has no usable key: key 1 (good) is not for signatures, says its use"),
                arguments(
                        "a redirect",
                        status(302, SET, "Location", "https://user@login.example:1/?secret"),
                        REDIRECT + ", and this one leads to login.example"),
                arguments(
                        "a redirect to a path",
                        status(308, "", "Location", "/elsewhere"),
                        REDIRECT.replace("302", "308")),
                arguments("a redirect to nowhere", status(302, SET), REDIRECT),
                arguments("a redirect to anything", status(302, SET, "Location", "${jndi:x} <b>"), REDIRECT),
                arguments("a redirect far away", status(302, SET, "Location", "//" + "x".repeat(101)), REDIRECT),
                arguments("unauthorized", status(401, SET), CREDENTIALS),
                arguments("forbidden", status(403, ""), CREDENTIALS.replace("401", "403")),
                arguments("not modified", status(304, ""), "answered with the status 304, not 200"),
                arguments("not found", status(404, SET), "answered with the status 404, not 200"),
                arguments("an error", status(500, SET), "answered with the status 500, not 200"),
                arguments("an empty error", status(503, ""), "answered with the status 503, not 200"),
                arguments("ten megabytes", json(" ".repeat(10 << 20) + SET), "answered with more than 50 KiB"),
                arguments("one byte too many", json(padded(50 * 1024 + 1)), "answered with more than 50 KiB"),
                arguments("a bomb", coded("gzip", gzip(" ".repeat(40 << 20) + SET)), UNPACKED),
                arguments(
                        "a bomb of many parts",
                        coded(
                                "gzip",
                                gzip(Collections.nCopies(1000, " ".repeat(1000)).toArray(String[]::new))),
                        UNPACKED),
                arguments("one byte too many, unpacked", coded("gzip", gzip(padded(50 * 1024 + 1))), UNPACKED),
                arguments(
                        "too many bytes to unpack",
                        coded("gzip", new byte[50 * 1024 + 1]),
                        "answered with more than 50 KiB"),
                arguments("gzip that is cut off", coded("gzip", Arrays.copyOf(GZIP, GZIP.length - 1)), BROKEN),
                arguments("gzip that is cut off early", coded("gzip", Arrays.copyOf(GZIP, 40)), BROKEN),
                arguments("a gzip header alone", coded("gzip", Arrays.copyOf(GZIP, 10)), BROKEN),
                arguments("a byte after gzip", coded("gzip", Arrays.copyOf(GZIP, GZIP.length + 1)), BROKEN),
                arguments("a wrong checksum", coded("gzip", damaged(GZIP, GZIP.length - 8)), BROKEN),
                arguments("a wrong length", coded("gzip", damaged(GZIP, GZIP.length - 4)), BROKEN),
                arguments("a damaged byte", coded("gzip", damaged(GZIP, GZIP.length / 2)), BROKEN),
                arguments("no gzip", coded("gzip", SET.getBytes(StandardCharsets.UTF_8)), BROKEN),
                arguments("nothing, in gzip", coded("gzip", new byte[0]), BROKEN),
                arguments(
                        "gzip that nobody names",
                        (Script) exchange -> answer(exchange, GZIP),
                        "answered with something that is not a JWK Set"),
                arguments(
                        "gzip of garbage", coded("gzip", gzip("}{")), "answered with something that is not a JWK Set"),
                arguments(
                        "brotli",
                        coded("br", GZIP),
                        "answered in the Content-Encoding br, and only gzip is understood"),
                arguments(
                        "deflate",
                        coded("deflate", GZIP),
                        "answered in the Content-Encoding deflate, and only gzip is understood"),
                arguments(
                        "zstd",
                        coded("zstd", GZIP),
                        "answered in the Content-Encoding zstd, and only gzip is understood"),
                arguments(
                        "gzip twice",
                        coded("gzip, gzip", GZIP),
                        "answered in the Content-Encoding gzip, gzip, and only gzip is understood"),
                arguments(
                        "gzip in brotli",
                        coded("GZIP ,br", GZIP),
                        "answered in the Content-Encoding gzip, br, and only gzip is understood"),
                arguments(
                        "gzip with a parameter",
                        coded("gzip;q=1", GZIP),
                        "answered in the Content-Encoding gzip?q?1, and only gzip is understood"),
                arguments(
                        "a coding that is no word",
                        coded("<b>\u00e4${jndi:ldap://x}", GZIP),
                        "answered in the Content-Encoding ?b????jndi?ldap???x?, and only gzip is understood"),
                arguments(
                        "a long coding",
                        coded("x".repeat(1000), GZIP),
                        "answered in the Content-Encoding " + "x".repeat(40) + ", and only gzip is understood"),
                arguments("a drip", dripping(SET, 100), SLOW),
                arguments("a slow drip", dripping(SET, 1000), SLOW),
                arguments(
                        "silence",
                        after(new CountDownLatch(1), json(SET)),
                        "did not answer: no response within fetch.connectTimeout and fetch.readTimeout together (HttpTimeoutException)"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void failsAndSucceedsWhenTheFaultIsOver(String name, Script script, String problem) throws Exception {
        issuer.answer(script);
        assertThatThrownBy(this::fetch)
                .isInstanceOf(FetchFailedException.class)
                // Where the client has tried again, there are further causes.
                .hasMessageStartingWith(problem.replaceAll("\\)$", ""))
                .hasMessageEndingWith(at());
        assertThat(issuer.asked()).isEqualTo(1);

        issuer.answer(json(SET));
        assertThat(fetch().set().keys()).extracting(VerificationKey::id).containsExactly("good");
    }

    private String at() {
        return " (GET " + issuer.jwksUri() + ")";
    }

    /** The client of the JDK asks once more where a connection ends without an answer. */
    @Test
    void failsWhereTheIssuerHangsUp() {
        issuer.answer(nothing());
        assertThatThrownBy(this::fetch)
                .hasMessage("did not answer: the connection was closed without a response (IOException, EOFException)"
                        + at());
        assertThat(issuer.asked()).isBetween(1, 2);
    }

    @Test
    void failsWhileNobodyListensAndSucceedsLater() throws Exception {
        issuer.goDown();
        assertThatThrownBy(this::fetch)
                .hasMessage(
                        "did not answer: the connection was refused (ConnectException, ClosedChannelException)" + at());
        issuer.comeUp();
        assertThat(fetch().set().keys()).hasSize(1);
    }

    @Test
    void takesASetOfFiftyKibibytes() throws Exception {
        issuer.answer(json(padded(50 * 1024)));
        assertThat(fetch().set().keys()).hasSize(1);
    }

    @Test
    void asksForNoContentCoding() throws Exception {
        issuer.answer(exchange -> status(
                        exchange.getRequestHeaders().get("Accept-Encoding").equals(List.of("identity")) ? 200 : 400,
                        SET)
                .answer(exchange));
        assertThat(fetch().set().keys()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "x-gzip", "GZip", " gzip ", "identity, gzip", ",gzip,"})
    void takesGzipAllTheSame(String coding) throws Exception {
        issuer.answer(coded(coding, GZIP));
        assertThat(fetch().set().keys()).extracting(VerificationKey::id).containsExactly("good");
        issuer.answer(coded(coding, gzip(padded(50 * 1024))));
        assertThat(fetch().set().keys()).hasSize(1);
        issuer.answer(coded(coding, gzip(SET.substring(0, 7), "", SET.substring(7))));
        assertThat(fetch().set().keys()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"identity", "Identity", "identity, identity", "", ","})
    void takesWhatIsInNoCoding(String coding) throws Exception {
        issuer.answer(coded(coding, SET.getBytes(StandardCharsets.UTF_8)));
        assertThat(fetch().set().keys()).hasSize(1);
    }

    @Test
    void sendsNoCookiesAndTakesNone() throws Exception {
        issuer.answer(status(200, SET, "Set-Cookie", "a=b"));
        fetch();
        issuer.answer(exchange -> status(exchange.getRequestHeaders().containsKey("Cookie") ? 400 : 200, SET)
                .answer(exchange));
        assertThat(fetch().set().keys()).hasSize(1);
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
        assertThat(fetch().freshFor()).isEqualTo(Duration.ofMinutes(10));
        issuer.answer(status(200, SET, "Cache-Control", header, "Age", "100"));
        assertThat(fetch().freshFor()).isEqualTo(Duration.ofSeconds(500));
        issuer.answer(status(200, SET, "Cache-Control", header, "Age", "601"));
        assertThat(fetch().freshFor()).isEqualTo(Duration.ZERO);
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-store", "", "max-age=-1", "max-age=soon", "x-max-age=600", "s-maxage=600"})
    void doesNotKnowWhereTheIssuerDoesNotSay(String header) throws Exception {
        issuer.answer(status(200, SET, "Cache-Control", header));
        assertThat(fetch().freshFor()).isNull();
    }

    private JwkSetSource.Fetched fetch() throws Exception {
        return Fetches.await(fetch.fetch());
    }

    private static String padded(int length) {
        return SET + " ".repeat(length - SET.length());
    }

    private static byte[] damaged(byte[] bytes, int place) {
        byte[] damaged = bytes.clone();
        damaged[place] ^= 1;
        return damaged;
    }

    private static void answer(HttpExchange exchange, byte[] bytes) throws IOException {
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
