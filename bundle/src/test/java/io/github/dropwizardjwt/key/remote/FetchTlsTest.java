package io.github.dropwizardjwt.key.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.support.Jwks;
import io.github.dropwizardjwt.support.TestCertificates;
import io.github.dropwizardjwt.support.TestKeys;
import io.github.dropwizardjwt.support.TlsIssuer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which certificates a server may have. The URLs have the host localhost. */
class FetchTlsTest {
    private static final String UNTRUSTED = "did not answer: its certificate is not trusted;";
    private static final String SET = Jwks.set(Jwks.jwk(TestKeys.publicKey("ec-p256"), "\"kid\":\"good\""));

    @TempDir
    static Path directory;

    private static TestCertificates local;
    private static TestCertificates cluster;
    private static TestCertificates forged;
    private static TlsIssuer localIssuer;
    private static TlsIssuer clusterIssuer;

    @BeforeAll
    static void start() {
        local = TestCertificates.create(directory, "local", "dns:localhost");
        cluster = TestCertificates.create(
                directory, "cluster", "dns:idp.internal,ip:10.0.0.7,dns:*.wild.example,ip:fd00::7");
        forged = TestCertificates.create(directory, "forged", "dns:localhost,dns:idp.internal,ip:10.0.0.7");
        localIssuer = new TlsIssuer(local, SET);
        clusterIssuer = new TlsIssuer(cluster, SET);
    }

    @AfterAll
    static void stop() {
        localIssuer.close();
        clusterIssuer.close();
    }

    @Test
    void trustsTheCertificatesOfTheRuntimeAloneByDefault() {
        assertThat(problem(localIssuer, FetchTransport.builder())).startsWith(UNTRUSTED);
    }

    @Test
    void trustsTheCertificatesOfTheFileInstead() throws Exception {
        assertThat(problem(localIssuer, FetchTransport.builder().caFile(local.pem())))
                .isNull();
        assertThat(problem(localIssuer, FetchTransport.builder().caFile(forged.pem())))
                .startsWith(UNTRUSTED);
        Path both = directory.resolve("both.pem");
        Files.writeString(both, Files.readString(forged.pem()) + "\n" + Files.readString(local.pem()));
        assertThat(problem(localIssuer, FetchTransport.builder().caFile(both))).isNull();
    }

    @Test
    void rejectsTheCertificateOfAnotherHost() {
        assertThat(problem(clusterIssuer, FetchTransport.builder().caFile(cluster.pem())))
                .startsWith("did not answer: its certificate is for another host;");
    }

    @ParameterizedTest
    @ValueSource(strings = {"idp.internal", "IDP.Internal", "10.0.0.7", "fd00::7", "fd00:0::0:7"})
    void acceptsACertificateWithTheConfiguredName(String name) {
        assertThat(problem(
                        clusterIssuer,
                        FetchTransport.builder().caFile(cluster.pem()).certificateName(name)))
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"internal", "x.idp.internal", "localhost", "10.0.0.8", "127.0.0.1", "fd00::8", "a.wild.example"})
    void rejectsACertificateWithoutTheConfiguredName(String name) {
        assertThat(problem(
                        clusterIssuer,
                        FetchTransport.builder().caFile(cluster.pem()).certificateName(name)))
                .startsWith("did not answer: its certificate does not have the name in fetch.certificateName (");
    }

    /** The name of the host in the URL is no second choice. */
    @Test
    void rejectsTheHostInTheUrlWhereAnotherNameIsConfigured() {
        assertThat(problem(
                        localIssuer,
                        FetchTransport.builder().caFile(local.pem()).certificateName("idp.internal")))
                .startsWith("did not answer: its certificate does not have the name in fetch.certificateName (");
    }

    /** Whoever is between here and there can write any name into a certificate. */
    @Test
    void rejectsTheConfiguredNameOfAnotherAuthority() {
        try (TlsIssuer impostor = new TlsIssuer(forged, SET)) {
            for (String name : Set.of("idp.internal", "10.0.0.7", "localhost")) {
                assertThat(problem(
                                impostor,
                                FetchTransport.builder().caFile(cluster.pem()).certificateName(name)))
                        .as(name)
                        .startsWith(UNTRUSTED);
                assertThat(problem(impostor, FetchTransport.builder().certificateName(name)))
                        .as(name)
                        .startsWith(UNTRUSTED);
            }
            assertThat(impostor.requests()).isEmpty();
        }
    }

    @Test
    void rejectsFilesWithoutCertificates() throws Exception {
        FetchTransportBuilder builder = FetchTransport.builder();
        Path key = Files.writeString(directory.resolve("key.pem"), TestKeys.pem("ec-p256"));
        Path empty = Files.writeString(directory.resolve("empty.pem"), "");
        Path huge = Files.writeString(directory.resolve("huge.pem"), " ".repeat(1024 * 1024 + 1));
        Path absent = directory.resolve("absent.pem");
        String message = "names a file that does not consist of certificates in PEM";
        assertThatThrownBy(() -> builder.caFile(key)).hasMessageStartingWith(message);
        assertThatThrownBy(() -> builder.caFile(empty)).hasMessageStartingWith(message);
        assertThatThrownBy(() -> builder.caFile(huge)).hasMessage("names a file larger than 1 MiB");
        assertThatThrownBy(() -> builder.caFile(absent)).hasMessage("names a file that does not exist");
        assertThatThrownBy(() -> builder.caFile(directory)).hasMessageStartingWith("names a directory");
        assertThatThrownBy(() -> builder.certificateName("idp internal"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("is neither a DNS name nor an IP address");
        assertThatThrownBy(() -> builder.certificateName("*.internal")).isInstanceOf(IllegalArgumentException.class);
    }

    /** Null if the keys were fetched. */
    private static String problem(TlsIssuer issuer, FetchTransportBuilder transport) {
        try (RemoteKeys keys = RemoteKeys.builder("any")
                .jwksUri(issuer.jwksUri())
                .algorithms(Set.of(Algorithm.ES256))
                .transport(transport.build())
                .build()) {
            keys.startInFull();
            return keys.statistics().problem();
        }
    }
}
