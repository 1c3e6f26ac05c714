package io.github.dropwizardjwt.config.issuer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.common.base.Throwables;
import io.github.dropwizardjwt.support.Idp;
import io.github.dropwizardjwt.support.IssuerServer;
import io.github.dropwizardjwt.support.ScriptedIssuer;
import io.github.dropwizardjwt.support.TestCertificates;
import io.github.dropwizardjwt.support.TlsIssuer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The settings of requests in the section, with a running service where they can be used. */
class FetchSettingsTest {
    @TempDir
    Path directory;

    @Test
    void sendsWhatIsConfiguredToAnIssuerOfACluster() throws Exception {
        TestCertificates certificates = TestCertificates.create(directory, "cluster", "dns:kubernetes.default.svc");
        Path token = Files.writeString(directory.resolve("token"), "first\n");
        try (TlsIssuer issuer = new TlsIssuer(certificates, Idp.set(Idp.FIRST));
                Idp idp = new Idp();
                IssuerServer service =
                        IssuerServer.trusting("issuer: '" + idp.issuer.url() + "', audience: api, jwksUri: '"
                                + issuer.jwksUri() + "', fetch: {bearerTokenFile: '" + token
                                + "', headers: {X-Key: k}, caFile: '"
                                + certificates.pem() + "', certificateName: kubernetes.default.svc, maxSize: 100KiB, "
                                + "requiredAtStart: true}")) {
            assertThat(service.status(idp.token(Idp.FIRST))).isEqualTo(200);
            assertThat(issuer.requests().get(0).getFirst("Authorization")).isEqualTo("Bearer first");
            assertThat(issuer.requests().get(0).getFirst("X-Key")).isEqualTo("k");
        }
    }

    @Test
    void aFileWithoutATokenIsAFailedFetchAndNamesTheSetting() throws Exception {
        Path token = Files.writeString(directory.resolve("token"), "n0t a token");
        try (Idp idp = new Idp();
                IssuerServer service = IssuerServer.trusting("issuer: '" + idp.issuer.url()
                        + "', audience: api, fetch: {bearerTokenFile: '" + token + "'}")) {
            assertThat(service.status(idp.token(Idp.FIRST))).isEqualTo(503);
            assertThat(service.health(idp.issuer.url()).getMessage())
                    .contains("fetch.bearerTokenFile")
                    .doesNotContain("n0t");
            assertThat(idp.issuer.asked()).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            bearerTokenFile: /absent/token | fetch.bearerTokenFile names a file that does not exist
            bearerTokenFile: '${TOKEN_FILE}' | fetch.bearerTokenFile has a variable in it
            headers: {Host: s3cr3t} | fetch.headers has Host, which
            headers: {X-Key: ' s3cr3t'} | fetch.headers has a value of X-Key that
            headers: {X-Key: } | fetch.headers has a value of X-Key that
            caFile: /absent/ca.pem | fetch.caFile names a file that does not exist
            caFile: | fetch.caFile is not the name of a file
            bearerTokenFile: | fetch.bearerTokenFile is not the name of a file
            certificateName: | fetch.certificateName is neither a DNS name nor an IP address
            headers: {Authorization: s3cr3t}, bearerTokenFile: pom.xml | fetch.headers has the header Authorization, which conflicts with bearerTokenFile; set only one
            certificateName: 'a b' | fetch.certificateName is neither a DNS name nor an IP address
            proxy: {host: 'http://proxy', port: 80} | fetch.proxy has a host that is neither
            proxy: {port: 80} | fetch.proxy.host must not be blank
            proxy: {host: proxy} | fetch.proxy.port must be greater than or equal to 1
            proxy: {host: proxy, port: 80, user: u} | fetch.proxy has only one of user and password
            proxy: {host: proxy, port: 80, user: u, password: s3cr3t} | fetch.proxy has a user and a password, which the Java runtime does not send for https
            proxy: 'http://user:s3cr3t@proxy:80' | fetch.proxy
            headers: 'X-Key: s3cr3t' | fetch.headers
            headers: ['X-Key: s3cr3t'] | fetch.headers
            proxy: {host: proxy, port: 80, user: u, pasword: s3cr3t} | fetch.proxy
            headers: {X-Key: {a: s3cr3t}} | fetch.headers
            maxSize: 1B | fetch.maxSize must be greater than or equal to 1 KIBIBYTES
            maxSize: 2MiB | fetch.maxSize must be less than or equal to 1 MEBIBYTES
            """)
    void stopsTheStart(String setting, String message) {
        Throwable rejected = catchThrowable(() ->
                IssuerServer.trusting("issuer: 'https://login.example', audience: api, fetch: {" + setting + "}"));
        assertThat(rejected).isNotNull();
        assertThat(Throwables.getStackTraceAsString(rejected))
                .contains("trustedIssuers")
                .contains(message)
                .doesNotContain("s3cr3t");
    }

    @Test
    void showsNoSecret() throws Exception {
        KeyFetchConfiguration fetch = new ObjectMapper()
                .readValue(
                        "{\"headers\":{\"X-Key\":\"s3cr3t\"},\"proxy\":{\"host\":\"p\",\"port\":1,\"user\":\"u\","
                                + "\"password\":\"s3cr3t\"}}",
                        KeyFetchConfiguration.class);
        assertThat(new ObjectMapper().valueToTree(fetch.getProxy()).toString())
                .contains("\"u\"")
                .doesNotContain("s3cr3t");
        assertThat(fetch.getHeaders()).containsEntry("X-Key", "s3cr3t");
    }

    @Test
    void asksThroughTheProxyThatIsConfigured() {
        AtomicReference<String> asked = new AtomicReference<>("");
        try (Idp idp = new Idp();
                // A request for a proxy has the whole URL in its first line.
                ScriptedIssuer proxy = new ScriptedIssuer(exchange -> {
                    asked.set(exchange.getRequestURI().toString());
                    ScriptedIssuer.json(Idp.set(Idp.FIRST)).answer(exchange);
                });
                IssuerServer service = IssuerServer.trusting("issuer: '" + idp.issuer.url()
                        + "', audience: api, jwksUri: 'http://idp.internal:1/jwks', fetch: {allowInsecureHttp: true, proxy: {host: localhost, port: "
                        + proxy.jwksUri().replaceAll("\\D", "") + ", user: u, password: p}}")) {
            assertThat(service.status(idp.token(Idp.FIRST))).isEqualTo(200);
            assertThat(asked.get()).isEqualTo("http://idp.internal:1/jwks");
        }
    }
}
