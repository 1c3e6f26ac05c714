package io.github.dropwizardjwt.config.cookie;

import static io.github.dropwizardjwt.support.RejectedSection.GOOD_SECRET;
import static io.github.dropwizardjwt.support.RejectedSection.rejected;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dropwizardjwt.JwtBundle;
import io.github.dropwizardjwt.auth.cookie.SameSite;
import io.github.dropwizardjwt.support.Logs;
import io.github.dropwizardjwt.support.Sections;
import io.github.dropwizardjwt.support.Sections.Host;
import io.github.dropwizardjwt.support.TestServer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The {@code cookies:} section. */
class CookieConfigurationTest {
    private static final String[] GOOD = {"issuer: example-service", "algorithm: HS256", GOOD_SECRET};

    private static String[] good(String... further) {
        return Stream.of(GOOD, further).flatMap(Stream::of).toArray(String[]::new);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cookies: {}", "cookies:"})
    void emptySectionHasTheDefaults(String section) throws Exception {
        CookieConfiguration cookies = Sections.read(good(section)).getCookies();

        assertThat(cookies).usingRecursiveComparison().isEqualTo(new CookieConfiguration());
        assertThat(cookies.getName()).isEqualTo("jwt");
        assertThat(cookies.getSameSite()).isEqualTo(SameSite.STRICT);
    }

    @Test
    void missingSectionIsNone() throws Exception {
        assertThat(Sections.read(GOOD).getCookies()).isNull();
    }

    @Test
    void readsEverySetting() throws Exception {
        CookieConfiguration cookies = Sections.read(good(
                        "sessions: {type: memory}",
                        "cookies: {name: shop, sameSite: none, partitioned: true, persistent: true, "
                                + "renewWithin: 5m, trustedOrigins: [\"https://admin.example.com\"], csrfToken: true, "
                                + "insecureLocalhost: true}"))
                .getCookies();

        assertThat(cookies.getName()).isEqualTo("shop");
        assertThat(cookies.getSameSite()).isEqualTo(SameSite.NONE);
        assertThat(cookies.isPartitioned()).isTrue();
        assertThat(cookies.isPersistent()).isTrue();
        assertThat(cookies.getRenewWithin()).isEqualTo(io.dropwizard.util.Duration.minutes(5));
        assertThat(cookies.getTrustedOrigins()).containsExactly("https://admin.example.com");
        assertThat(cookies.isCsrfToken()).isTrue();
        assertThat(cookies.isInsecureLocalhost()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {name: 'a b'}                             | cookies.name cannot be used: A cookie's name has 1 to 64 letters, digits and . _ -
            {trustedOrigins: ['example.com']}         | cookies.trustedOrigins cannot be used: "example.com" is no origin; write it as browsers do: scheme and host in lower case, the port unless it is the scheme's default, and no slash at the end, as in https://app.example.com
            {sameSite: NONE}                          | cookies.sameSite NONE sends cookies with requests of all sites; set partitioned: true, or use LAX
            {sameSite: SECURE}                        | cookies.sameSite is unknown; choose one of STRICT, LAX, NONE
            {renewWithin: 5m}                         | cookies.renewWithin renews the tokens of sessions, and there are none; add sessions, or remove it
            {csrfToken: true}                         | cookies.csrfToken belongs to a session, and there are none; add sessions, or remove it
            """)
    void namesWhatCannotBeUsed(String section, String message) {
        rejected(section, "HS256", "jwt." + message)
                .of(GOOD_SECRET, "cookies: " + section)
                .assertStopsTheStart();
    }

    @Test
    void renewalIsShorterThanTheToken() {
        rejected("renewWithin", "HS256", "jwt.cookies.renewWithin must be shorter than authMaxAge")
                .of(GOOD_SECRET, "sessions: {type: memory}", "cookies: {renewWithin: 1h}")
                .assertStopsTheStart();
    }

    @Test
    void renewalNeedsToKnowWhatIsGranted() throws Exception {
        String sessions = "sessions: {type: memory}";
        assertThatThrownBy(() -> start(sessions, "cookies: {}").close())
                .hasMessageContaining("jwt.cookies.renewWithin renews tokens, but the application does not say what a "
                        + "user may still do then; call withGrants(subject -> ...)");
        start(sessions, "cookies: {renewWithin: 0s}").close();
        start("sessions: {type: memory, keepGrantsFromLogin: true}", "cookies: {}")
                .close();
        start("cookies: {}").close();
    }

    @Test
    void warnsOfCookiesWithoutTls() throws Exception {
        try (Logs logs = new Logs();
                TestServer server = start("cookies: {insecureLocalhost: true}")) {
            assertThat(logs.lines().stream().filter(line -> line.startsWith("WARN")))
                    .hasSize(1)
                    .first()
                    .asString()
                    .contains("cookies.insecureLocalhost is set");
            assertThat(server.port()).isPositive();
        }
    }

    private static TestServer start(String... further) throws Exception {
        return TestServer.start(Sections.read(good(further)), new JwtBundle<>(Host::getJwt), environment -> {});
    }
}
