package io.github.dropwizardjwt.redis;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dropwizard.core.setup.Environment;
import io.github.dropwizardjwt.session.Session;
import io.github.dropwizardjwt.session.SessionStore;
import io.github.dropwizardjwt.testing.store.SampleSessions;
import io.lettuce.core.AclSetuserArgs;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Redis with TLS, and a user who may touch the keys of sessions only. */
class RedisTlsTest {
    private static final String TRUST_STORE = "javax.net.ssl.trustStore";
    private static final String TRUST_STORE_PASSWORD = "javax.net.ssl.trustStorePassword";
    private static final String PASSWORD = "of-the-file";

    private static final String CERTIFICATE =
            "jwt.sessions.uri is of a server whose certificate is not trusted, or is of "
                    + "another host; give Java its issuer with -Djavax.net.ssl.trustStore, and write the host as the "
                    + "certificate has it";

    @TempDir
    static Path directory;

    private static RedisProcess server;
    private static int port;

    @BeforeAll
    static void startServer() throws Exception {
        makeCertificate();
        port = freePort();
        server = RedisProcess.start(
                "tls-port " + port,
                "tls-cert-file " + directory.resolve("redis.crt"),
                "tls-key-file " + directory.resolve("redis.key"),
                "tls-auth-clients no");
        server.ask(redis -> redis.aclSetuser(
                "app",
                AclSetuserArgs.Builder.on()
                        .addPassword("of@redis")
                        .keyPattern("jwt:*")
                        .allCommands()));
    }

    @AfterAll
    static void stopServer() {
        server.stop();
    }

    @BeforeEach
    void trust() {
        System.setProperty(TRUST_STORE, trustStore().toString());
        System.setProperty(TRUST_STORE_PASSWORD, PASSWORD);
    }

    @AfterEach
    void distrust() {
        System.clearProperty(TRUST_STORE);
        System.clearProperty(TRUST_STORE_PASSWORD);
    }

    @Test
    void keepsSessionsOverTls() {
        SessionStore store = build("rediss://app:of%40redis@localhost:" + port);
        Session session = SampleSessions.of("alice");

        store.add(session);

        assertThat(store.find(session.sid(), SampleSessions.openedAt())).contains(session);
        assertThat(store.isLive(SampleSessions.tokenOf(session), SampleSessions.openedAt()))
                .isTrue();
    }

    @Test
    void rejectsAServerWhoseCertificateTheRuntimeDoesNotTrust() {
        distrust();

        assertThatThrownBy(() -> build("rediss://app:of%40redis@localhost:" + port))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(CERTIFICATE);
    }

    @Test
    void rejectsAServerWhoseCertificateIsOfAnotherHost() {
        assertThatThrownBy(() -> build("rediss://app:of%40redis@127.0.0.1:" + port))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(CERTIFICATE);
    }

    @Test
    void takesOptionsOfTheUri() {
        distrust();
        SessionStore store = build("rediss://app:of%40redis@127.0.0.1:" + port + "?verifyPeer=NONE");

        assertThat(store.list("alice", SampleSessions.openedAt(), 10, null)).isEmpty();
    }

    @Test
    void rejectsAWrongPassword() {
        assertThatThrownBy(() -> build("rediss://app:wr0ng@localhost:" + port))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("jwt.sessions.uri has a user or a password that Redis rejects; ");
    }

    @Test
    void rejectsAPortWithTlsWithoutTls() {
        assertThatThrownBy(() -> build("redis://app:of%40redis@localhost:" + port))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "jwt.sessions.uri is of a server that closes the connection; write rediss:// if that port is "
                                + "for TLS, or correct the port");
    }

    private static SessionStore build(String uri) {
        return RedisStores.factory(uri).build(new Environment("test"));
    }

    /** A key and a certificate for localhost, for Java in one file and for Redis in two. */
    private static void makeCertificate() throws Exception {
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "redis",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "SAN=dns:localhost",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        trustStore().toString(),
                        "-storepass",
                        PASSWORD)
                .inheritIO()
                .start();
        assertThat(keytool.waitFor()).isZero();
        KeyStore keys = KeyStore.getInstance(trustStore().toFile(), PASSWORD.toCharArray());
        write("redis.crt", "CERTIFICATE", keys.getCertificate("redis").getEncoded());
        write(
                "redis.key",
                "PRIVATE KEY",
                keys.getKey("redis", PASSWORD.toCharArray()).getEncoded());
    }

    private static Path trustStore() {
        return directory.resolve("redis.p12");
    }

    private static void write(String file, String label, byte[] content) throws IOException {
        String pem = "-----BEGIN " + label + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content)
                + "\n-----END " + label + "-----\n";
        Files.writeString(directory.resolve(file), pem, US_ASCII);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
