package io.github.dropwizardjwt.key.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.Headers;
import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.support.Jwks;
import io.github.dropwizardjwt.support.ScriptedIssuer;
import io.github.dropwizardjwt.support.TestKeys;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sent to whom, over HTTP. */
class FetchCredentialsTest {
    private static final String SET = Jwks.set(Jwks.jwk(TestKeys.publicKey("ec-p256"), "\"kid\":\"good\""));
    private static final FetchTimings TIMINGS = RemoteKeys.builder("any").timings();

    @TempDir
    Path directory;

    private final List<Headers> requests = new CopyOnWriteArrayList<>();
    private final ScriptedIssuer issuer = new ScriptedIssuer(exchange -> {
        requests.add(exchange.getRequestHeaders());
        ScriptedIssuer.json(SET).answer(exchange);
    });
    private Path file;

    @BeforeEach
    void writeToken() throws Exception {
        file = Files.writeString(directory.resolve("token"), "abc.DEF-_~+/12==\n");
    }

    @AfterEach
    void stop() {
        issuer.close();
    }

    @Test
    void sendsTheTokenThatIsInTheFileNow() throws Exception {
        HttpJwkSetSource fetch = fetch(FetchTransport.builder().bearerTokenFile(file), issuer.jwksUri());
        Fetches.await(fetch.fetch());
        Files.writeString(file, "rotated");
        Fetches.await(fetch.fetch());

        assertThat(requests)
                .extracting(request -> request.getFirst("Authorization"))
                .containsExactly("Bearer abc.DEF-_~+/12==", "Bearer rotated");
    }

    @Test
    void sendsHeadersAndWhatItAccepts() throws Exception {
        Fetches.await(fetch(
                        FetchTransport.builder().headers(Map.of("X-API-Key", "s3cr3t", "Cookie", "a=b")),
                        issuer.jwksUri())
                .fetch());
        assertThat(requests.get(0).getFirst("X-API-Key")).isEqualTo("s3cr3t");
        assertThat(requests.get(0).getFirst("Cookie")).isEqualTo("a=b");
        assertThat(requests.get(0).getFirst("Accept"))
                .isEqualTo("application/jwk-set+json, application/json, */*;q=0.1");
        assertThat(requests.get(0)).doesNotContainKey("Authorization");
    }

    @ParameterizedTest
    @ValueSource(strings = {"two words", "two\nlines", "t\u00f6ken", "a,b", "Bearer x", "=", "to=ken"})
    void sendsNothingThatIsNoToken(String content) throws Exception {
        HttpJwkSetSource fetch = fetch(FetchTransport.builder().bearerTokenFile(file), issuer.jwksUri());
        Files.writeString(file, content);

        assertThatThrownBy(() -> Fetches.await(fetch.fetch()))
                .isInstanceOf(FetchFailedException.class)
                .hasMessageStartingWith("was not asked: fetch.bearerTokenFile has something in it that is not a bearer")
                .hasMessageNotContaining(content.equals("=") ? "content" : content);
        assertThat(requests).isEmpty();

        Files.writeString(file, "good");
        Fetches.await(fetch.fetch());
        assertThat(requests).hasSize(1);
    }

    @Test
    void saysWhyThereIsNoToken() throws Exception {
        HttpJwkSetSource fetch = fetch(FetchTransport.builder().bearerTokenFile(file), issuer.jwksUri());
        Files.writeString(file, "a".repeat(64 * 1024 + 1));
        assertThatThrownBy(() -> Fetches.await(fetch.fetch()))
                .hasMessageStartingWith("was not asked: fetch.bearerTokenFile names a file larger than 64 KiB");
        Files.writeString(file, "\n");
        assertThatThrownBy(() -> Fetches.await(fetch.fetch()))
                .hasMessageStartingWith("was not asked: fetch.bearerTokenFile names an empty file");
        Files.delete(file);
        assertThatThrownBy(() -> Fetches.await(fetch.fetch()))
                .hasMessageStartingWith("was not asked: fetch.bearerTokenFile names a file that does not exist (GET ");
        assertThat(requests).isEmpty();
        FetchTransportBuilder builder = FetchTransport.builder();
        assertThatThrownBy(() -> builder.bearerTokenFile(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("names a file that does not exist");
        assertThatThrownBy(() -> builder.bearerTokenFile(directory)).hasMessage("names a file that cannot be read");
    }

    @Test
    void discoversWithCredentialsAndSendsThemToNoOtherOrigin() throws Exception {
        try (ScriptedIssuer other = ScriptedIssuer.serving(SET)) {
            assertThat(Fetches.await(discovering(FetchTransport.builder().headers(Map.of("X-API-Key", "k")), issuer)
                                    .fetch())
                            .set()
                            .keys())
                    .hasSize(1);
            assertThat(requests.get(0).getFirst("X-API-Key")).isEqualTo("k");

            issuer.describe("{\"issuer\":\"" + issuer.url() + "\",\"jwks_uri\":\"" + other.jwksUri() + "\"}");
            HttpJwkSetSource withHeaders =
                    discovering(FetchTransport.builder().headers(Map.of("X-API-Key", "k")), issuer);
            assertThatThrownBy(() -> Fetches.await(withHeaders.fetch()))
                    .hasMessageStartingWith(
                            "has a jwks_uri of another origin, to which fetch.headers are not sent; set jwksUri to "
                                    + "that URL if it may have the credentials");
            HttpJwkSetSource withToken = discovering(FetchTransport.builder().bearerTokenFile(file), issuer);
            assertThatThrownBy(() -> Fetches.await(withToken.fetch()))
                    .hasMessageContaining("fetch.bearerTokenFile is not sent; set jwksUri");
            assertThat(other.asked()).isZero();

            Fetches.await(discovering(FetchTransport.builder(), issuer).fetch());
            assertThat(other.asked()).isEqualTo(1);
            Fetches.await(fetch(FetchTransport.builder().bearerTokenFile(file), other.jwksUri())
                    .fetch());
            assertThat(other.asked()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            https://idp.example, https://idp.example:443/jwks, true
            https://idp.example/tenant, HTTPS://IDP.example/other, true
            https://idp.example, https://idp.example:8443/jwks, false
            https://idp.example, https://idp.example.evil.example/jwks, false
            https://idp.example, https://keys.idp.example/jwks, false
            https://localhost, http://localhost:443/jwks, false
            http://localhost, http://localhost:80/jwks, true
            http://localhost, http://127.0.0.1/jwks, false
            """)
    void knowsAnOrigin(URI origin, URI url, boolean same) {
        OriginCredentials credentials = new OriginCredentials(origin, null, Map.of("X-API-Key", "k"));
        assertThat(credentials.headers(url, Runnable::run).isCompletedExceptionally())
                .isEqualTo(!same);
    }

    @Test
    void sendsNoCredentialsOverHttpToOthers() {
        FetchTransport transport =
                FetchTransport.builder().headers(Map.of("X-API-Key", "k")).build();
        assertThat(transport.credentialsProblem("http://idp.internal/jwks"))
                .hasValueSatisfying(problem -> assertThat(problem).startsWith("would be sent over http to another"));
        assertThat(transport.credentialsProblem("https://idp.internal/jwks")).isEmpty();
        assertThat(transport.credentialsProblem("http://127.0.0.1:80/jwks")).isEmpty();
        assertThat(transport.credentialsProblem("no url")).isEmpty();
        assertThat(FetchTransport.builder().build().credentialsProblem("http://idp.internal/jwks"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
            Host | x | has Host, which HTTP or this library sets itself; drop it
            connection | x | has connection, which
            Transfer-Encoding | chunked | has Transfer-Encoding, which
            Accept-Encoding | br | has Accept-Encoding, which
            Proxy-Authorization | Basic x | has Proxy-Authorization, which HTTP or this library sets itself; drop it, and set fetch.proxy
            X Key | s3cr3t | has a name that is not a header's
            `` | s3cr3t | has a name that is not a header's
            X-Key | `s3cr3t\r\nHost: evil` | has a value of X-Key that is empty
            X-Key | `` | has a value of X-Key that is empty
            X-Key | `s3cr3t ` | has a value of X-Key that is empty
            X-Key | s3cr3t\u00e4 | has a value of X-Key that is empty
            X-Key | `${S3CR3T}` | has a value of X-Key with a variable in it that nobody replaces
            """)
    void rejectsHeaders(String name, String value, String problem) {
        FetchTransportBuilder builder = FetchTransport.builder();
        Map<String, String> headers = Map.of(name, value);
        assertThatThrownBy(() -> builder.headers(headers))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(problem)
                .hasMessageNotContaining("s3cr3t");
    }

    @Test
    void rejectsHeadersThatConflict() {
        FetchTransportBuilder builder = FetchTransport.builder();
        assertThatThrownBy(() -> builder.headers(Map.of("X-Key", "a", "x-key", "b")))
                .hasMessageContaining("twice, in different case");
        builder.headers(Map.of("authorization", "Basic abc")).bearerTokenFile(file);
        assertThatThrownBy(builder::build)
                .hasMessage("has the header Authorization, which conflicts with bearerTokenFile; set only one");
    }

    @Test
    void acceptsResponsesOfTheConfiguredSize() throws Exception {
        issuer.answer(ScriptedIssuer.json(SET + " ".repeat(60 * 1024)));
        assertThatThrownBy(() -> Fetches.await(
                        fetch(FetchTransport.builder(), issuer.jwksUri()).fetch()))
                .hasMessageStartingWith("answered with more than 50 KiB (GET ");
        Fetches.await(fetch(FetchTransport.builder().maxSize(64 * 1024), issuer.jwksUri())
                .fetch());
        issuer.answer(ScriptedIssuer.coded("gzip", ScriptedIssuer.gzip(SET + " ".repeat(64 * 1024))));
        assertThatThrownBy(() -> Fetches.await(fetch(FetchTransport.builder().maxSize(64 * 1024), issuer.jwksUri())
                        .fetch()))
                .hasMessageStartingWith("answered with more than 64 KiB, unpacked (GET ");
        FetchTransportBuilder builder = FetchTransport.builder();
        assertThatThrownBy(() -> builder.maxSize(1023)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.maxSize(1024 * 1024 + 1)).isInstanceOf(IllegalArgumentException.class);
    }

    private static HttpJwkSetSource fetch(FetchTransportBuilder transport, String jwksUri) {
        URI uri = URI.create(jwksUri);
        return new HttpJwkSetSource(
                new JwksLocation("any", uri, FetchUrl.SECURE),
                Set.of(Algorithm.ES256),
                null,
                new DocumentFetcher(TIMINGS, transport.build(), uri));
    }

    private static HttpJwkSetSource discovering(FetchTransportBuilder transport, ScriptedIssuer issuer) {
        return new HttpJwkSetSource(
                new JwksLocation(issuer.url(), null, FetchUrl.SECURE),
                Set.of(Algorithm.ES256),
                null,
                new DocumentFetcher(TIMINGS, transport.build(), URI.create(issuer.url())));
    }
}
