package io.github.dropwizardjwt.key.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.key.VerificationKey;
import io.github.dropwizardjwt.support.Jwks;
import io.github.dropwizardjwt.support.ScriptedIssuer;
import io.github.dropwizardjwt.support.TestKeys;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** From an issuer to the address of its keys. */
class DiscoveryTest {
    private static final FetchTimings TIMINGS = new FetchTimings(
            Duration.ofMinutes(5),
            Duration.ofSeconds(10),
            Duration.ofHours(6),
            Duration.ofSeconds(5),
            Duration.ofSeconds(5));

    private final DocumentFetcher http = new DocumentFetcher(TIMINGS, new DaemonThreads("discovery"));
    private final AtomicInteger asked = new AtomicInteger();
    private HttpServer server;
    private String issuer;
    private volatile String description;

    @BeforeEach
    void describe() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/tenant/.well-known/openid-configuration", exchange -> {
            asked.incrementAndGet();
            ScriptedIssuer.json(description).answer(exchange);
            exchange.close();
        });
        server.start();
        issuer = "http://localhost:" + server.getAddress().getPort() + "/tenant";
        description = "{\"issuer\":\"" + issuer + "\",\"jwks_uri\":\"https://keys.example/jwks?v=2\"}";
    }

    @AfterEach
    void stop() {
        http.close();
        server.stop(0);
    }

    @Test
    void findsTheAddressInTheIssuersDescriptionAndRemembersIt() throws Exception {
        JwksLocation location = new JwksLocation(issuer, null);
        assertThat(location.find(http)).isEqualTo(URI.create("https://keys.example/jwks?v=2"));
        assertThat(location.find(http)).isEqualTo(URI.create("https://keys.example/jwks?v=2"));
        assertThat(asked).hasValue(1);
        location.forget();
        location.find(http);
        assertThat(asked).hasValue(2);
    }

    @Test
    void readsADescriptionInGzipAndNamesAnotherCoding() throws Exception {
        byte[] compressed = ScriptedIssuer.gzip(description);
        server.removeContext("/tenant/.well-known/openid-configuration");
        server.createContext("/tenant/.well-known/openid-configuration", exchange -> {
            boolean first = asked.getAndIncrement() == 0;
            ScriptedIssuer.coded(first ? "gzip" : "br", compressed).answer(exchange);
            exchange.close();
        });
        JwksLocation location = new JwksLocation(issuer, null);
        assertThat(location.find(http)).hasHost("keys.example");
        location.forget();
        assertThatThrownBy(() -> location.find(http))
                .isInstanceOf(FetchFailedException.class)
                .hasMessage("answered in the Content-Encoding br, and only gzip is understood");
    }

    /** Some issuers end with a slash, and say so. */
    @Test
    void findsTheDescriptionOfAnIssuerThatEndsWithASlash() throws Exception {
        description = description.replace("/tenant\"", "/tenant/\"");
        assertThat(new JwksLocation(issuer + "/", null).find(http)).hasHost("keys.example");
    }

    @Test
    void asksNobodyWhereTheAddressIsGiven() throws Exception {
        URI given = URI.create("https://keys.example/given");
        assertThat(new JwksLocation("not a URL", given).find(http)).isEqualTo(given);
        assertThat(asked).hasValue(0);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"issuer":"https://other.example","jwks_uri":"https://keys.example"} | has the metadata of another issuer
            {"issuer":"ISSUER/","jwks_uri":"https://keys.example"}               | has the metadata of another issuer
            {"jwks_uri":"https://keys.example"}                                  | has the metadata of another issuer
            {"issuer":"ISSUER"}                                                  | has metadata without a jwks_uri
            {"issuer":"ISSUER","jwks_uri":7}                                     | has metadata without a jwks_uri
            {"issuer":"ISSUER","jwks_uri":"http://keys.example"}                 | has a jwks_uri that is an http URL of another machine, whose responses anybody on the network can forge
            {"issuer":"ISSUER","jwks_uri":"file:///etc/passwd"}                  | has a jwks_uri that does not begin with https://
            {"issuer":"ISSUER","jwks_uri":"/jwks"}                               | has a jwks_uri that does not begin with https://
            {"issuer":"ISSUER","jwks_uri":"https://a b"}                         | has a jwks_uri that is not a URL
            []                                                                   | has metadata that is not a JSON object
            """)
    void rejectsDescriptions(String json, String problem) {
        description = json.replace("ISSUER", issuer);
        assertThatThrownBy(() -> new JwksLocation(issuer, null).find(http))
                .isInstanceOf(FetchFailedException.class)
                .hasMessage(problem);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://login.example",
                "https://login.example:8443/tenant?x=y",
                "HTTPS://login.example",
                "http://localhost",
                "http://localhost:8080/jwks",
                "http://127.0.0.1/jwks",
                "http://127.1.2.3",
                "http://[::1]:80/"
            })
    void mayBeFetchedFrom(String uri) {
        assertThatCode(() -> FetchUrl.check(uri)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://login.example",
                "http://localhost.login.example",
                "http://127.0.0.1.login.example",
                "http://10.0.0.1",
                "http://0.0.0.0",
                "ftp://localhost",
                "file:///jwks.json",
                "login.example",
                "/jwks",
                "",
                "https:login",
                "https://user:password@login.example",
                "http://localhost@login.example",
                "https://login.example/#keys",
                "https://"
            })
    void mayNotBeFetchedFrom(String uri) {
        assertThatThrownBy(() -> FetchUrl.check(uri)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatWasFoundOverHttpsLeavesItNot() {
        URI secure = URI.create("https://login.example/.well-known/openid-configuration");
        URI local = URI.create("http://localhost/.well-known/openid-configuration");
        assertThat(FetchUrl.check("https://keys.example", secure)).hasHost("keys.example");
        assertThat(FetchUrl.check("http://localhost/jwks", local)).hasHost("localhost");
        assertThatThrownBy(() -> FetchUrl.check("http://localhost/jwks", secure))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("does not begin with https://");
    }

    @Test
    void looksForKeysThatHaveMoved() throws Exception {
        String set = Jwks.set(Jwks.jwk(TestKeys.publicKey("rsa-2048"), "\"kid\":\"moved\""));
        server.createContext("/new", exchange -> {
            ScriptedIssuer.json(set).answer(exchange);
            exchange.close();
        });
        String host = issuer.substring(0, issuer.length() - "/tenant".length());
        description = "{\"issuer\":\"" + issuer + "\",\"jwks_uri\":\"" + host + "/old\"}";
        JwkSetSource fetch = new HttpJwkSetSource(new JwksLocation(issuer, null), Set.of(Algorithm.RS256), null, http);

        assertThatThrownBy(fetch::fetch).hasMessage("answered with the status 404, not 200");
        description = description.replace("/old", "/new");
        assertThat(fetch.fetch().set().keys()).extracting(VerificationKey::id).containsExactly("moved");

        fetch.close();
        assertThatThrownBy(fetch::fetch).isInstanceOf(Exception.class);
    }

    @Test
    void anIssuerThatIsNoUrlNeedsAnAddress() {
        assertThatThrownBy(() -> new JwksLocation("other-service", null)).isInstanceOf(IllegalArgumentException.class);
    }
}
