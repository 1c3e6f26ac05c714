package io.github.dropwizardjwt.key.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What an operator reads where there is no response, of exceptions that the JDK makes where they can be had. */
class ConnectionFailureTest {
    private static final String TRUST =
            "did not answer: its certificate is not trusted; name its CA in fetch.caFile, or "
                    + "add it to the truststore of the Java runtime ";
    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir
    static Path directory;

    private static KeyStore store;
    private static HttpsServer server;

    /** Its certificate is for login.example, and nobody's CA has signed it. */
    @BeforeAll
    static void startTls() throws Exception {
        Path file = directory.resolve("tls.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "tls",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=login.example",
                        "-ext",
                        "san=dns:login.example",
                        "-keystore",
                        file.toString(),
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        "changeit")
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("keytool.log").toFile())
                .start();
        assertThat(keytool.waitFor()).isZero();
        store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD);
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.start();
    }

    @AfterAll
    static void stopTls() {
        server.stop(0);
    }

    private static HttpClient client(SSLContext context) {
        return HttpClient.newBuilder().sslContext(context).build();
    }

    private static Throwable failure(HttpClient client, String url) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url)).build();
        return catchThrowable(() -> client.send(request, BodyHandlers.discarding()));
    }

    @Test
    void namesACertificateThatIsNotTrusted() throws Exception {
        Throwable failure = failure(
                client(SSLContext.getDefault()),
                "https://localhost:" + server.getAddress().getPort());
        assertThat(ConnectionFailure.describe(failure))
                .isEqualTo(TRUST + "(SSLHandshakeException, ValidatorException, SunCertPathBuilderException)");
    }

    @Test
    void namesACertificateOfAnotherHost() throws Exception {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("tls", store.getCertificate("tls"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        String port = ":" + server.getAddress().getPort();

        String problem = "did not answer: its certificate is for another host; use the host that it is for, or set "
                + "fetch.certificateName (SSLHandshakeException, CertificateException)";
        assertThat(ConnectionFailure.describe(failure(client(context), "https://localhost" + port)))
                .isEqualTo(problem);
        assertThat(ConnectionFailure.describe(failure(client(context), "https://127.0.0.1" + port)))
                .isEqualTo(problem);
    }

    @Test
    void namesAPortOfTlsThatIsCalledWithoutIt() throws Exception {
        Throwable failure = failure(
                client(SSLContext.getDefault()),
                "http://localhost:" + server.getAddress().getPort());
        assertThat(ConnectionFailure.describe(failure))
                .isEqualTo("did not answer: the connection was closed without a response (IOException, EOFException)");
    }

    /** The top-level domain never exists (RFC 6761 §6.4). */
    @Test
    void namesAnUnknownHost() throws Exception {
        assertThat(ConnectionFailure.describe(failure(client(SSLContext.getDefault()), "https://login.invalid")))
                .isEqualTo("did not answer: the host name is unknown (ConnectException, UnresolvedAddressException)");
    }

    static Stream<Arguments> others() {
        return Stream.of(
                arguments(
                        new HttpConnectTimeoutException("secret"),
                        ": no connection within fetch.connectTimeout (HttpConnectTimeoutException)"),
                arguments(
                        new HttpTimeoutException("secret").initCause(new IOException("secret", new EOFException())),
                        ": no response within fetch.connectTimeout and fetch.readTimeout together "
                                + "(HttpTimeoutException)"),
                arguments(new UnknownHostException("secret"), ": the host name is unknown (UnknownHostException)"),
                arguments(
                        new NoRouteToHostException("secret"),
                        ": there is no route to the host (NoRouteToHostException)"),
                arguments(
                        new CompletionException(new ExecutionException(new ConnectException("secret"))),
                        ": the connection was refused (ConnectException)"),
                arguments(
                        caused(new CertPathValidatorException("secret", new CertificateExpiredException("secret"))),
                        ": its certificate has expired (SSLHandshakeException, CertPathValidatorException, "
                                + "CertificateExpiredException)"),
                arguments(
                        caused(new CertificateNotYetValidException("secret")),
                        ": its certificate is not valid yet (SSLHandshakeException, CertificateNotYetValidException)"),
                arguments(
                        new SSLException("Unsupported or unrecognized SSL message"),
                        ": it does not speak TLS; it may be an http URL (SSLException)"),
                arguments(
                        new SSLHandshakeException("Received fatal alert: secret"),
                        ": TLS failed (SSLHandshakeException)"),
                arguments(new IOException("secret"), " (IOException)"));
    }

    private static Throwable caused(Throwable cause) {
        return new SSLHandshakeException("secret").initCause(cause);
    }

    @ParameterizedTest
    @MethodSource("others")
    void namesOthers(Throwable failure, String problem) {
        assertThat(ConnectionFailure.describe(failure)).isEqualTo("did not answer" + problem);
    }

    @Test
    void endsWhereTheCausesGoRound() {
        IOException one = new IOException("secret");
        one.initCause(new IOException("secret", one));
        assertThat(ConnectionFailure.describe(one)).isEqualTo("did not answer (IOException)");
    }
}
