package io.github.dropwizardjwt.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.dropwizardjwt.auth.cookie.CookieGuard;
import io.github.dropwizardjwt.auth.principal.PrincipalsBuilder;
import io.github.dropwizardjwt.auth.requirement.TokenSource;
import io.github.dropwizardjwt.support.Budget;
import io.github.dropwizardjwt.token.Reason;
import io.github.dropwizardjwt.token.TokenRejectedException;
import io.github.dropwizardjwt.token.TokenType;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.glassfish.jersey.internal.MapPropertiesDelegate;
import org.glassfish.jersey.server.ContainerRequest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever headers are sent, each line of the input one of them, the token is found or rejected as the RFCs have it.
 */
class CredentialsFuzzTest {
    private static final URI ANYWHERE = URI.create("http://localhost/");
    private static final String ISSUED = TestTokens.auth("alice");

    /** RFC 6750 §2.1. */
    private static final Pattern BEARER = Pattern.compile("(?i:bearer) +([A-Za-z0-9._~+/-]+=*)");
    /** A scheme that is not Bearer (RFC 9110 §11.4), or none. */
    private static final Pattern OTHER = Pattern.compile("(?s)(?!(?i:bearer)([^A-Za-z0-9!#$%&'*+.^_`|~-]|$)).*");
    /** RFC 6265 §5.4, with the blanks that RFC 9110 §5.6.3 allows. */
    private static final Pattern COOKIE = Pattern.compile("(?:^|;)[ \t]*auth[ \t]*=[ \t]*([^;]*)");

    static Stream<byte[]> authorizations() {
        return Stream.of("Bearer " + ISSUED, "bearer  " + ISSUED, "Bearer " + ISSUED + "\nBearer " + ISSUED)
                .map(CredentialsFuzzTest::bytes);
    }

    static Stream<byte[]> cookies() {
        return Stream.of("auth=" + ISSUED, "a=b; auth=\"" + ISSUED + "\" ;auth2=c", "auth=" + ISSUED + "\nauth=")
                .map(CredentialsFuzzTest::bytes);
    }

    @MethodSource("authorizations")
    @DictionaryEntries({"Bearer ", "bEARER", "Basic "})
    @FuzzTest
    void findsTheTokenOfTheAuthorizationHeader(byte[] lines) {
        ContainerRequest request = request(HttpHeaders.AUTHORIZATION, lines);
        List<String> headers = request.getHeaders().get(HttpHeaders.AUTHORIZATION);
        String expected;
        if (headers.size() > 1) {
            expected = Reason.SEVERAL_TOKENS.name();
        } else if (OTHER.matcher(headers.get(0)).matches()) {
            expected = null;
        } else {
            Matcher bearer = BEARER.matcher(headers.get(0));
            expected = bearer.matches() ? bearer.group(1) : Reason.MALFORMED_CREDENTIALS.name();
        }
        assertFinds(TokenSource.bearerHeader(), request, lines.length, expected);
    }

    @MethodSource("cookies")
    @DictionaryEntries({"auth=", "auth", "; ", "=\""})
    @FuzzTest
    void findsTheTokenAmongTheCookies(byte[] lines) {
        ContainerRequest request = request(HttpHeaders.COOKIE, lines);
        List<String> values = request.getHeaders().get(HttpHeaders.COOKIE).stream()
                .flatMap(header -> COOKIE.matcher(header).results())
                .map(CredentialsFuzzTest::cookieValue)
                .toList();
        String expected = values.size() > 1
                ? Reason.SEVERAL_TOKENS.name()
                : values.stream().filter(value -> !value.isEmpty()).findFirst().orElse(null);
        assertFinds(TokenSource.cookie("auth"), request, lines.length, expected);
    }

    private static String cookieValue(MatchResult cookie) {
        String value = cookie.group(1).replaceAll("[ \t]+$", "");
        return value.matches("(?s)\".*\"") ? value.substring(1, value.length() - 1) : value;
    }

    /**
     * Checks what is found, and that nobody is let in with it who has not the one issued token.
     *
     * @param expected the token's text, or the name of the reason why there is none; null where there is neither
     */
    private static void assertFinds(TokenSource source, ContainerRequest request, int size, String expected) {
        Budget.TEXT.check(size, () -> find(source, request));
        assertThat(find(source, request)).isEqualTo(expected);
        try {
            new Authenticator(TestTokens.MANAGER::verify, new PrincipalsBuilder().build(), CookieGuard.of(source, null))
                    .authenticate(request, source, TokenType.AUTH)
                    .ifPresent(token -> assertThat(token.signed()).isEqualTo(ISSUED));
        } catch (TokenRejectedException e) {
            assertThat(e.reason()).isNotNull();
        }
    }

    private static String find(TokenSource source, ContainerRequest request) {
        try {
            String text = source.find(request.getHeaders()::get);
            if (text != null) {
                source.checkForm(text);
            }
            return text;
        } catch (TokenRejectedException e) {
            return e.reason().name();
        }
    }

    private static ContainerRequest request(String header, byte[] lines) {
        ContainerRequest request =
                new ContainerRequest(ANYWHERE, ANYWHERE, "GET", null, new MapPropertiesDelegate(), null);
        for (String line : new String(lines, StandardCharsets.UTF_8).split("\n", -1)) {
            request.getHeaders().add(header, line);
        }
        return request;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
