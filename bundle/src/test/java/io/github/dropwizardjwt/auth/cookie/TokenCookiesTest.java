package io.github.dropwizardjwt.auth.cookie;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.key.KeySet;
import io.github.dropwizardjwt.key.SigningKey;
import io.github.dropwizardjwt.session.TokenPair;
import io.github.dropwizardjwt.support.Sections;
import io.github.dropwizardjwt.support.SettableClock;
import io.github.dropwizardjwt.token.Token;
import io.github.dropwizardjwt.token.TokenManager;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The header lines with which tokens are put into cookies. */
class TokenCookiesTest {
    private static final SettableClock CLOCK = new SettableClock(Instant.parse("2026-03-01T12:00:00Z"));
    private static final TokenManager TOKENS = TokenManager.builder(
                    "test-issuer",
                    KeySet.signing(SigningKey.ofSecret(
                            Algorithm.HS256, Sections.SECRET.getBytes(StandardCharsets.US_ASCII), null)))
            .clock(CLOCK)
            .build();
    private static final Token AUTH = TOKENS.authToken("alice");
    private static final Token REFRESH = TOKENS.refreshToken("alice");
    private static final TokenPair PAIR = new TokenPair(AUTH, REFRESH);

    @Test
    void areSafeByDefault() {
        Response response = cookies(builder -> builder).issue(PAIR);

        assertThat(response.getStatus()).isEqualTo(204);
        assertThat(lines(response))
                .containsExactly(
                        "__Host-Http-jwt=" + AUTH.signed() + "; Path=/; Secure; HttpOnly; SameSite=Strict",
                        "__Host-Http-jwt-refresh=" + REFRESH.signed() + "; Path=/; Secure; HttpOnly; SameSite=Strict");
        assertThat(response.getHeaderString("Cache-Control")).isEqualTo("no-store");
        assertThat(response.getHeaderString("Vary")).isEqualTo("Cookie");
    }

    @Test
    void areRemovedWithTheSameAttributes() {
        Response response = cookies(builder -> builder).clear();

        assertThat(response.getStatus()).isEqualTo(204);
        assertThat(lines(response))
                .containsExactly(
                        "__Host-Http-jwt=; Path=/; Max-Age=0; Secure; HttpOnly; SameSite=Strict",
                        "__Host-Http-jwt-refresh=; Path=/; Max-Age=0; Secure; HttpOnly; SameSite=Strict");
        assertThat(response.getHeaderString("Cache-Control")).isEqualTo("no-store");
    }

    /** An application may write the header itself. */
    @Test
    void areFoundInAResponseWithAttributesOrWithout() {
        TokenCookies cookies = cookies(builder -> builder);

        for (String line : List.of("__Host-Http-jwt-refresh=token", "__Host-Http-jwt-refresh=token; Path=/")) {
            assertThat(cookies.refreshSetIn(
                            Response.ok().header("Set-Cookie", line).build().getHeaders()))
                    .hasValue("token");
        }
        assertThat(cookies.refreshSetIn(cookies.clear().getHeaders())).isEmpty();
    }

    @Test
    void areAddedToAnyResponse() {
        Response response = cookies(builder -> builder)
                .issue(PAIR, Response.seeOther(URI.create("/")).header("Vary", "Accept"));

        assertThat(response.getStatus()).isEqualTo(303);
        assertThat(lines(response)).hasSize(2);
        assertThat(response.getHeaders().get("Vary")).isEqualTo(List.of("Accept", "Cookie"));
    }

    @Test
    void haveTheSettingsOfTheApplication() {
        Response response = cookies(builder -> builder.name("shop")
                        .sameSite(SameSite.NONE)
                        .partitioned(true)
                        .persistent(true))
                .issue(PAIR);

        assertThat(lines(response))
                .containsExactly(
                        "__Host-Http-shop=" + AUTH.signed()
                                + "; Path=/; Max-Age=3600; Secure; HttpOnly; SameSite=None; Partitioned",
                        "__Host-Http-shop-refresh=" + REFRESH.signed()
                                + "; Path=/; Max-Age=604800; Secure; HttpOnly; SameSite=None; Partitioned");
    }

    @Test
    void haveNoPrefixForLocalhost() {
        Response response = cookies(builder -> builder.insecureLocalhost(true).sameSite(SameSite.LAX))
                .issue(PAIR);

        assertThat(lines(response))
                .containsExactly(
                        "jwt=" + AUTH.signed() + "; Path=/; HttpOnly; SameSite=Lax",
                        "jwt-refresh=" + REFRESH.signed() + "; Path=/; HttpOnly; SameSite=Lax");
    }

    /** Browsers silently drop larger ones. */
    @Test
    void areNeverLargerThanBrowsersKeep() {
        TokenCookies cookies = cookies(builder -> builder);
        int size = 4096;
        while (bytes(sized(size)) > 4096) {
            size--;
        }
        Token largest = sized(size);
        Token larger = sized(size + 2);

        assertThat(bytes(largest)).isGreaterThan(4093);
        assertThat(cookies.issue(new TokenPair(largest, REFRESH)).getStatus()).isEqualTo(204);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> cookies.issue(new TokenPair(larger, REFRESH)))
                .withMessage("The cookie __Host-Http-jwt would have " + bytes(larger)
                        + " bytes, and browsers silently drop those of more than 4096; issue its token with fewer "
                        + "claims, or read them from a database");
    }

    private static int bytes(Token token) {
        return "__Host-Http-jwt".length() + token.signed().length();
    }

    private static Token sized(int claim) {
        return TOKENS.authToken("alice", null, Map.of("text", "x".repeat(claim)));
    }

    @Test
    void areRenewedInTheLastThird() {
        TokenCookies cookies = cookies(builder -> builder);
        assertThat(isDueAfter(cookies, Duration.ofMinutes(40))).isFalse();
        assertThat(isDueAfter(cookies, Duration.ofMinutes(40).plusSeconds(1))).isTrue();
    }

    @Test
    void areRenewedWhenTheApplicationSays() {
        TokenCookies cookies = cookies(builder -> builder.renewWithin(Duration.ofMinutes(5)));
        assertThat(isDueAfter(cookies, Duration.ofMinutes(55))).isFalse();
        assertThat(isDueAfter(cookies, Duration.ofMinutes(55).plusSeconds(1))).isTrue();
        assertThat(isDueAfter(cookies(builder -> builder.renewWithin(Duration.ZERO)), Duration.ofMinutes(59)))
                .isFalse();
    }

    private static boolean isDueAfter(TokenCookies cookies, Duration age) {
        CLOCK.set(AUTH.issuedAt().plus(age));
        try {
            return cookies.isRenewalDue(AUTH);
        } finally {
            CLOCK.set(AUTH.issuedAt());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a=b", "a;b", "ä", "__Host-\r\nx"})
    void rejectsNamesThatNoCookieHas(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> cookies(builder -> builder.name(name)));
    }

    @Test
    void rejectsCookiesOfAllSites() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> cookies(builder -> builder.sameSite(SameSite.NONE)))
                .withMessageContaining("needs partitioned cookies");
    }

    @Test
    void haveNoCsrfTokensUnlessTheyAreDemanded() {
        assertThatIllegalStateException()
                .isThrownBy(() -> cookies(builder -> builder).csrfToken(AUTH));
    }

    private static TokenCookies cookies(UnaryOperator<TokenCookiesBuilder> settings) {
        return settings.apply(TokenCookies.builder(CLOCK)).build();
    }

    private static List<String> lines(Response response) {
        return response.getStringHeaders().get("Set-Cookie");
    }
}
