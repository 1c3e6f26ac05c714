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
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** From an issuer to the address of its keys. */
class DiscoveryTest {
    private static final FetchTimings TIMINGS = new FetchTimings(
            Duration.ofMinutes(5),
            Duration.ofSeconds(10),
            Duration.ofHours(6),
            Duration.ofSeconds(5),
            Duration.ofSeconds(5));

    private final DocumentFetcher http =
            new DocumentFetcher(TIMINGS, FetchTransport.builder().build(), URI.create("http://localhost"));
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
        JwksLocation location = new JwksLocation(issuer, null, FetchUrl.SECURE);
        assertThat(find(location)).isEqualTo(URI.create("https://keys.example/jwks?v=2"));
        assertThat(find(location)).isEqualTo(URI.create("https://keys.example/jwks?v=2"));
        assertThat(asked).hasValue(1);
        location.forget();
        find(location);
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
        JwksLocation location = new JwksLocation(issuer, null, FetchUrl.SECURE);
        assertThat(find(location)).hasHost("keys.example");
        location.forget();
        assertThatThrownBy(() -> find(location))
                .isInstanceOf(FetchFailedException.class)
                .hasMessage("answered in the Content-Encoding br, and only gzip is understood (GET " + issuer
                        + "/.well-known/openid-configuration)");
    }

    /** Some issuers end with a slash, and say so. */
    @Test
    void findsTheDescriptionOfAnIssuerThatEndsWithASlash() throws Exception {
        description = description.replace("/tenant\"", "/tenant/\"");
        assertThat(find(new JwksLocation(issuer + "/", null, FetchUrl.SECURE))).hasHost("keys.example");
    }

    @Test
    void asksNobodyWhereTheAddressIsGiven() throws Exception {
        URI given = URI.create("https://keys.example/given");
        assertThat(find(new JwksLocation("not a URL", given, FetchUrl.SECURE))).isEqualTo(given);
        assertThat(asked).hasValue(0);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"issuer":"https://other.example","jwks_uri":"https://keys.example"} | has the metadata of another issuer, 'https://other.example' instead of 'ISSUER'; CURE
            {"issuer":"ISSUER/","jwks_uri":"https://keys.example"}               | has the metadata of another issuer, 'ISSUER/' instead of 'ISSUER' (only the trailing slash differs); CURE
            {"issuer":"HTTPS","jwks_uri":"https://keys.example"}                 | has the metadata of another issuer, 'HTTPS' instead of 'ISSUER' (only http and https differ); CURE
            {"issuer":"UPPER","jwks_uri":"https://keys.example"}                 | has the metadata of another issuer, 'UPPER' instead of 'ISSUER' (only upper and lower case differ); CURE
            {"issuer":"a\\n'\\u0007\\u00e4\\u202e${jndi:x}\\u001b[2J","jwks_uri":"x"} | has the metadata of another issuer, 'a?????${jndi:x}?[2J' instead of 'ISSUER'; CURE
            {"issuer":7,"jwks_uri":"https://keys.example"}                       | has metadata without an issuer
            {"jwks_uri":"https://keys.example"}                                  | has metadata without an issuer
            {"issuer":"ISSUER"}                                                  | has metadata without a jwks_uri; set jwksUri
            {"issuer":"ISSUER","jwks_uri":7}                                     | has metadata without a jwks_uri; set jwksUri
            {"issuer":"ISSUER","jwks_uri":"http://keys.example"}                 | has a jwks_uri that is an http URL of another machine
            {"issuer":"ISSUER","jwks_uri":"file:///etc/passwd"}                  | has a jwks_uri that is not an https:// URL
            {"issuer":"ISSUER","jwks_uri":"/jwks"}                               | has a jwks_uri that is not a URL
            {"issuer":"ISSUER","jwks_uri":"https://a b"}                         | has a jwks_uri that is not a URL
            []                                                                   | has metadata that is not a JSON object
            <html>                                                               | has metadata that is not a JSON object, but HTML or XML, such as a sign-in page or that of a proxy
            """)
    void rejectsDescriptions(String json, String problem) {
        description = filled(json);
        assertThatThrownBy(() -> find(new JwksLocation(issuer, null, FetchUrl.SECURE)))
                .isInstanceOf(FetchFailedException.class)
                .hasMessage(filled(problem) + " (GET " + issuer + "/.well-known/openid-configuration)");
    }

    private String filled(String text) {
        return text.replace("ISSUER", issuer)
                .replace("HTTPS", issuer.replace("http:", "https:"))
                .replace("UPPER", issuer.replace("tenant", "TENANT"))
                .replace(
                        "CURE",
                        "set issuer to the iss claim of its tokens, exactly, and jwksUri if its metadata is elsewhere");
    }

    @Test
    void quotesNoMoreThanTheBeginningOfAnotherIssuer() {
        description = "{\"issuer\":\"" + "x".repeat(10_000) + "\"}";
        assertThatThrownBy(() -> find(new JwksLocation(issuer, null, FetchUrl.SECURE)))
                .hasMessageStartingWith("has the metadata of another issuer, '" + "x".repeat(200) + "'... instead of '"
                        + issuer + "';");
    }

    /** The loopback interface by a name that the library does not know as such. */
    @Test
    void followsMetadataOfAnyHostIfHttpIsAllowed() throws Exception {
        issuer = issuer.replace("localhost", "[::ffff:127.0.0.1]");
        description = "{\"issuer\":\"" + issuer + "\",\"jwks_uri\":\"http://keycloak:8080/certs\"}";
        assertThat(find(new JwksLocation(issuer, null, FetchUrl.INSECURE_HTTP)))
                .isEqualTo(URI.create("http://keycloak:8080/certs"));
        assertThatThrownBy(() -> new JwksLocation(issuer, null, FetchUrl.SECURE))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void saysThatThereIsNoMetadataBelowTheIssuer() {
        String wrong = issuer.replace("tenant", "tennant");
        assertThatThrownBy(() -> find(new JwksLocation(wrong, null, FetchUrl.SECURE)))
                .hasMessage(
                        "answered with the status 404, not 200; correct the path of the issuer, or set jwksUri (GET "
                                + wrong + "/.well-known/openid-configuration)");
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
        assertThatCode(() -> FetchUrl.SECURE.ofKeys(uri)).doesNotThrowAnyException();
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
        assertThatThrownBy(() -> FetchUrl.SECURE.ofKeys(uri)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @EnumSource
    void whatWasFoundOverHttpsLeavesItNot(FetchUrl urls) {
        URI secure = URI.create("https://login.example/.well-known/openid-configuration");
        URI local = URI.create("http://localhost/.well-known/openid-configuration");
        assertThat(urls.foundIn(secure, "https://keys.example")).hasHost("keys.example");
        assertThat(urls.foundIn(local, "http://localhost/jwks")).hasHost("localhost");
        assertThatThrownBy(() -> urls.foundIn(secure, "http://localhost/jwks"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("is not an https:// URL");
        assertThatThrownBy(() -> urls.foundIn(secure, "http://keys.example/jwks"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void httpOfAnyHostMustBeAllowed() {
        URI inside = URI.create("http://keycloak:8080/realms/shop/.well-known/openid-configuration");
        assertThat(FetchUrl.INSECURE_HTTP.ofMetadata("http://keycloak:8080/realms/shop"))
                .isEqualTo(inside);
        assertThat(FetchUrl.INSECURE_HTTP.ofKeys("http://10.0.0.1/jwks")).hasHost("10.0.0.1");
        assertThat(FetchUrl.INSECURE_HTTP.foundIn(inside, "http://keycloak:8080/realms/shop/certs"))
                .hasHost("keycloak");
        assertThatThrownBy(() -> FetchUrl.SECURE.ofMetadata("http://keycloak:8080/realms/shop"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> FetchUrl.SECURE.foundIn(inside, "http://keycloak:8080/realms/shop/certs"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://keys", "file:///jwks", "keycloak:8080/jwks", "/jwks", "http://a@b/", "http://a/#b"})
    void onlyHttpIsAllowedThen(String uri) {
        assertThatThrownBy(() -> FetchUrl.INSECURE_HTTP.ofKeys(uri)).isInstanceOf(IllegalArgumentException.class);
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
        JwkSetSource fetch = new HttpJwkSetSource(
                new JwksLocation(issuer, null, FetchUrl.SECURE), Set.of(Algorithm.RS256), null, http);

        assertThatThrownBy(() -> Fetches.await(fetch.fetch()))
                .hasMessage("answered with the status 404, not 200 (GET " + host + "/old)");
        description = description.replace("/old", "/new");
        assertThat(Fetches.await(fetch.fetch()).set().keys())
                .extracting(VerificationKey::id)
                .containsExactly("moved");

        fetch.close();
        assertThatThrownBy(() -> Fetches.await(fetch.fetch())).isInstanceOf(Exception.class);
    }

    private URI find(JwksLocation location) throws Exception {
        return Fetches.await(location.find(http));
    }

    @Test
    void anIssuerThatIsNoUrlNeedsAnAddress() {
        assertThatThrownBy(() -> new JwksLocation("other-service", null, FetchUrl.SECURE))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
