package io.github.dropwizardjwt.config.issuer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dropwizardjwt.support.Idp;
import io.github.dropwizardjwt.support.IssuerServer;
import io.github.dropwizardjwt.support.Logs;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a service says when it starts about an issuer all of whose clients it accepts. */
class RequiredClaimsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            audience: []                                     | 1
            audience: [], requiredClaims: []                 | 1
            audience: [], requiredClaims: [azp=orders-web]   | 0
            audience: api                                    | 0
            """)
    void warnsOnceIfEveryClientIsAccepted(String settings, int warnings) {
        try (Idp idp = new Idp();
                Logs logs = new Logs();
                IssuerServer service = IssuerServer.trusting("issuer: '" + idp.issuer.url() + "', " + settings)) {
            assertThat(service.statusOfOwnToken()).isEqualTo(200);
            assertThat(logs.lines())
                    .filteredOn(line -> line.startsWith(
                            "WARN Every client of the trusted issuer " + idp.issuer.url() + " is accepted"))
                    .hasSize(warnings);
        }
    }
}
