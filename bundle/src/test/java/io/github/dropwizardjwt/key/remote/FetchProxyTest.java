package io.github.dropwizardjwt.key.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.support.Jwks;
import io.github.dropwizardjwt.support.ScriptedIssuer;
import io.github.dropwizardjwt.support.TestCertificates;
import io.github.dropwizardjwt.support.TestKeys;
import io.github.dropwizardjwt.support.TestProxy;
import io.github.dropwizardjwt.support.TlsIssuer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fetching through a proxy. */
class FetchProxyTest {
    private static final String SET = Jwks.set(Jwks.jwk(TestKeys.publicKey("ec-p256"), "\"kid\":\"good\""));
    private static final String DEMANDED =
            "Basic " + Base64.getEncoder().encodeToString("user:s3cr3t:\u00df".getBytes(StandardCharsets.UTF_8));

    @TempDir
    Path directory;

    /** The name is not looked up here, but by the proxy. */
    @Test
    void asksTheProxyForHttpAndLogsIn() {
        try (ScriptedIssuer issuer = ScriptedIssuer.serving(SET);
                TestProxy proxy = new TestProxy(DEMANDED)) {
            // A name that the proxy alone knows.
            String uri = issuer.jwksUri().replace("localhost", "idp.internal");
            assertThat(problem(uri, FetchTransport.builder().proxy("localhost", proxy.port(), "user", "s3cr3t:\u00df")))
                    .isNull();
            assertThat(proxy.requests()).containsExactly("GET " + uri + " HTTP/1.1");

            String rejected =
                    "was not asked: the proxy rejects the user and password, or demands them; set fetch.proxy.user and fetch.proxy.password (GET "
                            + uri + ")";
            assertThat(problem(uri, FetchTransport.builder().proxy("localhost", proxy.port(), "user", "wrong")))
                    .isEqualTo(rejected);
            assertThat(problem(uri, FetchTransport.builder().proxy("localhost", proxy.port())))
                    .isEqualTo(rejected);
            assertThat(issuer.asked()).isEqualTo(1);
        }
    }

    @Test
    void tunnelsHttpsThroughTheProxy() {
        TestCertificates certificates = TestCertificates.create(directory, "local", "dns:localhost");
        try (TlsIssuer issuer = new TlsIssuer(certificates, SET);
                TestProxy proxy = new TestProxy("")) {
            FetchTransportBuilder transport = FetchTransport.builder().caFile(certificates.pem());
            assertThat(problem(issuer.jwksUri(), transport.proxy("localhost", proxy.port())))
                    .isNull();
            assertThat(proxy.requests()).hasSize(1).allMatch(line -> line.startsWith("CONNECT localhost:"));
            TestProxy down = new TestProxy("");
            down.close();
            assertThat(problem(issuer.jwksUri(), transport.proxy("localhost", down.port())))
                    .startsWith("did not answer: the connection was refused (ConnectException");
            assertThat(issuer.requests()).hasSize(1);
        }
    }

    /** The property is read when the JDK's client is loaded: another process has it. */
    @Test
    void logsInForHttpsWhereTheRuntimeAllowsIt() throws Exception {
        TestCertificates certificates = TestCertificates.create(directory, "local", "dns:localhost");
        try (TlsIssuer issuer = new TlsIssuer(certificates, SET);
                TestProxy proxy = new TestProxy(DEMANDED)) {
            Process other = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Dfile.encoding=UTF-8",
                            "-Djdk.http.auth.tunneling.disabledSchemes=",
                            "-cp",
                            System.getProperty("java.class.path"),
                            Other.class.getName(),
                            issuer.jwksUri(),
                            certificates.pem().toString(),
                            String.valueOf(proxy.port()))
                    .redirectErrorStream(true)
                    .start();
            String output = new String(other.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(other.waitFor()).as(output).isZero();
            assertThat(issuer.requests()).hasSize(1);
            assertThat(issuer.requests().get(0)).doesNotContainKeys("Proxy-authorization", "Authorization");
        }
    }

    /** Fetches keys through a proxy with a password. */
    static final class Other {
        private Other() {}

        public static void main(String[] arguments) {
            String problem = problem(
                    arguments[0],
                    FetchTransport.builder()
                            .caFile(Path.of(arguments[1]))
                            .proxy("localhost", Integer.parseInt(arguments[2]), "user", "s3cr3t:\u00df"));
            if (problem != null) {
                throw new IllegalStateException(problem);
            }
        }
    }

    @Test
    void rejectsAPasswordThatTheRuntimeWouldNotSend() {
        FetchTransportBuilder transport = FetchTransport.builder().proxy("proxy.example", 8080, "user", "s3cr3t");
        String message = "which the Java runtime does not send for https unless it is started with "
                + "-Djdk.http.auth.tunneling.disabledSchemes= ";
        assertThat(transport.build().proxyProblem("https://idp.example"))
                .hasValueSatisfying(
                        problem -> assertThat(problem).contains(message).doesNotContain("s3cr3t"));
        assertThat(transport.build().proxyProblem("http://idp.example")).isEmpty();
        // It would leave this machine, and be answered by whoever is between here and the proxy.
        for (String local : List.of("http://localhost:15000/keys", "http://127.0.0.1/keys", "http://[::1]/keys")) {
            assertThat(transport.build().proxyProblem(local))
                    .get()
                    .asString()
                    .startsWith("would send requests for this machine over http to another one");
            assertThatThrownBy(() -> RemoteKeys.builder("local")
                            .jwksUri(local)
                            .transport(transport.build())
                            .build())
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("The transport of the keys of local cannot be used: the proxy would send ");
        }
        assertThat(FetchTransport.builder().proxy("proxy.example", 8080).build().proxyProblem("https://idp.example"))
                .isEmpty();
        assertThatThrownBy(() -> RemoteKeys.builder("https://idp.example")
                        .transport(transport.build())
                        .build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @Test
    void rejectsWhatIsNoProxy() {
        FetchTransportBuilder builder = FetchTransport.builder();
        assertThatThrownBy(() -> builder.proxy("http://proxy", 80)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.proxy("proxy", 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.proxy("proxy", 65536)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.proxy("proxy", 80, "a:b", "s3cr3t"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("s3cr3t");
        assertThatThrownBy(() -> builder.proxy("proxy", 80, "a", "s3cr3t\r\nHost: evil"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("s3cr3t");
        assertThatThrownBy(() -> builder.proxy("proxy", 80, "a", "${S3CR3T}"))
                .hasMessageContaining("variable in it that nobody replaces");
        assertThat(ProxyServer.of("proxy", 80, "user", "s3cr3t")).hasToString("ProxyServer[proxy:80]");
    }

    /** Null if the keys were fetched. */
    private static String problem(String jwksUri, FetchTransportBuilder transport) {
        try (RemoteKeys keys = RemoteKeys.builder("any")
                .jwksUri(jwksUri)
                .allowInsecureHttp()
                .algorithms(Set.of(Algorithm.ES256))
                .transport(transport.build())
                .build()) {
            keys.startInFull();
            return keys.statistics().problem();
        }
    }
}
