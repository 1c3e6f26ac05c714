package io.github.dropwizardjwt.config.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dropwizardjwt.JwtConfiguration;
import io.github.dropwizardjwt.support.Forge;
import io.github.dropwizardjwt.support.Sections;
import io.github.dropwizardjwt.support.SettableClock;
import io.github.dropwizardjwt.support.TestKeys;
import io.github.dropwizardjwt.token.Token;
import io.github.dropwizardjwt.token.TokenManager;
import io.github.dropwizardjwt.token.TokenType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code typeClaim}: access tokens that another library issued under the same issuer and key. */
class TypeClaimTest {
    private static final Properties RECORDED = recorded();
    private static final long NOW = 1795949646;
    private static final SettableClock CLOCK = new SettableClock(Instant.ofEpochSecond(NOW + 1));

    private static TokenManager manager(String... lines) throws Exception {
        return Sections.manager(section(lines), CLOCK);
    }

    private static JwtConfiguration section(String... lines) throws Exception {
        return Sections.read(Stream.concat(
                        Stream.of("issuer: example-service", "algorithm: HS256", "secret: " + TestKeys.SECRET),
                        Stream.of(lines))
                .toArray(String[]::new));
    }

    @Test
    void acceptsAccessTokensOfFlaskJwtExtended() throws Exception {
        TokenManager tokens = manager("typeClaim: type=access");
        Token token = tokens.verify(RECORDED.getProperty("flask.access"));
        assertThat(token.type()).isEqualTo(TokenType.AUTH);
        assertThat(token.subject()).isEqualTo("alice");
        assertThat(token.claims()).containsEntry("tenant", "acme").containsEntry("fresh", true);
        assertThat(tokens.isValid(RECORDED.getProperty("flask.access"), TokenType.REFRESH))
                .isFalse();
        assertThat(tokens.isValid(RECORDED.getProperty("flask.refresh"))).isFalse();
        assertThat(manager().isValid(RECORDED.getProperty("flask.access"))).isFalse();
    }

    @Test
    void acceptsAccessTokensOfSimpleJwt() throws Exception {
        TokenManager tokens = manager("typeClaim: token_type=access");
        Token token = tokens.verify(RECORDED.getProperty("simple.access"));
        assertThat(token.type()).isEqualTo(TokenType.AUTH);
        assertThat(token.subject()).isEqualTo("1");
        for (TokenType type : TokenType.values()) {
            assertThat(tokens.isValid(RECORDED.getProperty("simple.refresh"), type))
                    .isFalse();
        }
        assertThat(manager().isValid(RECORDED.getProperty("simple.access"))).isFalse();
    }

    @Test
    void issuesAndAcceptsOwnTokensAsBefore() throws Exception {
        TokenManager tokens = manager("typeClaim: token_type=access");
        assertThat(tokens.authToken("alice").claims())
                .containsEntry("type", "auth")
                .doesNotContainKey("token_type");
        assertThat(manager().isValid(tokens.authToken("alice").signed())).isTrue();
        assertThat(tokens.isValid(manager().authToken("alice").signed())).isTrue();
        assertThat(tokens.isValid(tokens.refreshToken("alice").signed(), TokenType.REFRESH))
                .isTrue();
        assertThat(tokens.isValid(tokens.refreshToken("alice").signed())).isFalse();
    }

    /** A refresh token is never an auth token, and the other values and forms of the claim mean nothing. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "token_type":"access"                            | AUTH
            "token_type":"access","type":"auth"              | AUTH
            "token_type":"refresh","type":"auth"             | AUTH
            "token_type":"access","type":"refresh"           | REFRESH
            "token_type":"refresh"                           | none
            "token_type":"Access"                            | none
            "token_type":["access"]                          | none
            "token_type":true                                | none
            "token_type":null                                | none
            "a":{"token_type":"access"}                      | none
            "type":"access"                                  | none
            "type":"token_type=access"                       | none
            """)
    void decidesByClaimAndValue(String claims, String type) throws Exception {
        TokenManager tokens = manager("typeClaim: token_type=access");
        String token = token("example-service", claims);
        for (TokenType each : TokenType.values()) {
            assertThat(tokens.isValid(token, each))
                    .as(claims)
                    .isEqualTo(each.name().equals(type));
        }
        assertThat(tokens.isValid(token("another-service", claims))).isFalse();
    }

    private static String token(String issuer, String claims) {
        String input = Forge.base64(Forge.utf8("{\"alg\":\"HS256\",\"typ\":\"JWT\"}")) + "."
                + Forge.base64(Forge.utf8("{\"iss\":\"" + issuer + "\",\"sub\":\"alice\",\"iat\":" + NOW + ",\"exp\":"
                        + (NOW + 60) + ",\"jti\":\"1\"," + claims + "}"));
        return input + "." + Forge.base64(Forge.mac("HmacSHA256", TestKeys.secret(), input));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            typeClaim: access                               | jwt.typeClaim must be a name and a value, as in token_use=access
            typeClaim: 'access='                            | jwt.typeClaim must be a name and a value, as in token_use=access
            typeClaim: type=refresh                         | jwt.typeClaim names refresh tokens, which are never auth tokens; name the access tokens
            {typeClaim: type=access, sessions: {type: memory}} | jwt.typeClaim conflicts with sessions, to which tokens of other libraries do not belong; set only one
            """)
    void stopsTheStart(String line, String problem) {
        String[] lines = line.startsWith("{")
                ? new String[] {"typeClaim: type=access", "sessions: {type: memory}"}
                : new String[] {line};
        assertThatThrownBy(() -> section(lines)).hasMessageContaining(problem);
    }

    private static Properties recorded() {
        try (InputStream in = TypeClaimTest.class.getResourceAsStream("access-tokens.properties")) {
            Properties properties = new Properties();
            properties.load(in);
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
