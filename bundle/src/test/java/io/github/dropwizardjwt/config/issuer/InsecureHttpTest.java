package io.github.dropwizardjwt.config.issuer;

import static io.github.dropwizardjwt.support.Idp.FIRST;
import static io.github.dropwizardjwt.support.Idp.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dropwizardjwt.support.Idp;
import io.github.dropwizardjwt.support.IssuerServer;
import io.github.dropwizardjwt.support.Logs;
import java.net.URI;
import org.junit.jupiter.api.Test;

/** An issuer inside a network, in a running service. */
class InsecureHttpTest {
    private static final String ALLOWED = ", audience: api, fetch: {allowInsecureHttp: true}";

    /** The loopback interface by a name that the library does not know as such. */
    private static String fromAnotherMachine(Idp idp) {
        return "http://[::ffff:127.0.0.1]:" + URI.create(idp.issuer.jwksUri()).getPort() + "/jwks";
    }

    @Test
    void fetchesKeysOverHttpAndWarnsOnce() {
        try (Idp idp = new Idp();
                Logs logs = new Logs();
                IssuerServer service = IssuerServer.trusting(
                        "issuer: '" + idp.issuer.url() + "', jwksUri: '" + fromAnotherMachine(idp) + "'" + ALLOWED)) {
            assertThat(service.status(idp.token(FIRST))).isEqualTo(200);
            assertThat(service.status(idp.token(SECOND, FIRST))).isEqualTo(401);
            assertThat(logs.lines())
                    .containsOnlyOnce("WARN The keys of the trusted issuer " + idp.issuer.url()
                            + " are fetched over http (fetch.allowInsecureHttp): anybody on the network in between can "
                            + "replace them and sign in as anybody");
        }
    }

    @Test
    void warnsWhereItHasNoEffect() {
        String issuer = "https://localhost:1";
        try (Logs logs = new Logs();
                IssuerServer service = IssuerServer.trusting("issuer: '" + issuer + "'" + ALLOWED)) {
            assertThat(service.statusOfOwnToken()).isEqualTo(200);
            assertThat(logs.lines())
                    .containsOnlyOnce("WARN fetch.allowInsecureHttp has no effect for the trusted issuer " + issuer
                            + ", whose keys are fetched over https; remove it");
        }
    }

    @Test
    void warnsOfNothingWhereItIsNotSet() {
        try (Idp idp = new Idp();
                Logs logs = new Logs();
                IssuerServer service = IssuerServer.trusting("issuer: '" + idp.issuer.url() + "', audience: api")) {
            assertThat(service.status(idp.token(FIRST))).isEqualTo(200);
            assertThat(logs.lines()).noneMatch(line -> line.contains("allowInsecureHttp"));
        }
    }
}
