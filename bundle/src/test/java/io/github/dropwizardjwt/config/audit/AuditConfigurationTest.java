package io.github.dropwizardjwt.config.audit;

import static io.github.dropwizardjwt.support.RejectedSection.GOOD_SECRET;
import static io.github.dropwizardjwt.support.RejectedSection.rejected;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.github.dropwizardjwt.JwtBundle;
import io.github.dropwizardjwt.JwtConfiguration;
import io.github.dropwizardjwt.support.Sections;
import io.github.dropwizardjwt.support.Sections.Host;
import io.github.dropwizardjwt.support.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** The {@code audit:} section. */
class AuditConfigurationTest {
    private static final String SHORT_KEY = "kV7-of-twenty-bytes";

    private static JwtConfiguration read(String section) throws Exception {
        return Sections.read("issuer: example-service", "algorithm: HS256", GOOD_SECRET, section);
    }

    @ParameterizedTest
    @ValueSource(strings = {"audit: {}", "audit:"})
    void emptySectionHasTheDefaults(String section) throws Exception {
        AuditConfiguration audit = read(section).getAudit();

        assertThat(audit.getInclude()).containsExactly("REJECTED", "OVERRIDDEN", "SESSIONS", "API_TOKENS");
        assertThat(audit.getSubject()).isEqualTo("HASH");
        assertThat(audit.getSubjectKey()).isNull();
        assertThat(audit.getSubjectKeyFile()).isNull();
    }

    @Test
    void missingSectionIsNone() throws Exception {
        assertThat(read("realm: api").getAudit()).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {include: []}                      | include is empty, so that nothing would be written; remove audit
            {include: [REJECTED, LOGINS]}      | include has an unknown event; choose from REJECTED, OVERRIDDEN, ACCEPTED, SESSIONS, API_TOKENS
            {subject: SHA256}                  | subject is unknown; choose one of HASH, PLAIN, NONE
            {subjectKey: kV7-of-twenty-bytes}  | subjectKey must have at least 32 bytes for HS256, has 19; make one with: openssl rand -base64 32
            {subjectKey: x, subjectKeyFile: y} | subjectKeyFile conflicts with subjectKey; set only one
            {subject: NONE, subjectKey: x}     | subjectKey is the key of a hash, and subject: NONE has none; remove one of them
            """)
    void namesWhatCannotBeUsed(String section, String message) {
        rejected(section, "HS256", "jwt.audit." + message)
                .of(GOOD_SECRET, "audit: " + section)
                .holding(Sections.SECRET, SHORT_KEY)
                .assertStopsTheStart();
    }

    @Test
    void doesNotStartIfNothingWouldBeWritten() throws Exception {
        JwtConfiguration section = read("audit: {}");
        Logger logger = (Logger) LoggerFactory.getLogger("jwt.audit");
        logger.setLevel(Level.WARN);
        try {
            assertThatThrownBy(() -> TestServer.start(section, new JwtBundle<>(Host::getJwt), environment -> {}))
                    .hasMessage("jwt.audit is written to the logger jwt.audit at INFO, which is not enabled; set "
                            + "logging.loggers: {jwt.audit: INFO}, or remove audit");
        } finally {
            logger.setLevel(null);
        }
    }
}
