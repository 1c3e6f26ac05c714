package io.github.dropwizardjwt.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.github.dropwizardjwt.support.Members;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tokens as sessions ask for them. */
class SessionClaimsTest {
    private static final int NOW = (int) Sample.NOW.getEpochSecond();

    private final TokenManager manager =
            Sample.builder().sessions(token -> true).build();

    @Test
    void signsAnAuthTokenThatSaysWhatTheSessionSays() {
        Token token = manager.sign(claims(TokenType.AUTH, Sample.NOW.plus(Duration.ofDays(30))));

        assertThat(token.claims())
                .containsExactly(
                        entry("iss", Sample.ISSUER),
                        entry("sub", "alice"),
                        entry("iat", NOW),
                        entry("exp", NOW + 3600),
                        entry("jti", "id-2"),
                        entry("type", "auth"),
                        entry("sid", "session-1"),
                        entry("scope", "read"));
        assertThat(manager.issuer()).isEqualTo(Sample.ISSUER);
    }

    @Test
    void signsARefreshTokenThatLivesAsLongAsThoseDo() {
        Token token = manager.sign(claims(TokenType.REFRESH, Sample.NOW.plus(Duration.ofDays(30))));

        assertThat(token.maxAge()).isEqualTo(Duration.ofDays(7));
        assertThat(token.claims()).containsEntry("rid", "id-2").containsEntry("sid", "session-1");
    }

    @Test
    void signsNoTokenThatOutlivesItsSession() {
        Instant end = Sample.NOW.plusSeconds(10);

        assertThat(manager.sign(claims(TokenType.AUTH, end)).expiresAt()).isEqualTo(end);
        assertThat(manager.sign(claims(TokenType.REFRESH, end)).expiresAt()).isEqualTo(end);
    }

    @Test
    void rejectsReservedClaimsAndBlankSubjects() {
        assertThatThrownBy(() -> claims("alice", Map.of("exp", 1))).isExactlyInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> claims(" ", Map.of())).isExactlyInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void asksNobodyForRevocationWhereThatIsWanted() {
        Token token = manager.sign(claims(TokenType.AUTH, Sample.NOW.plusSeconds(10)));

        assertThat(Sample.rejection(manager, token.signed())).isEqualTo(Reason.REVOKED);
        assertThat(manager.verifyEvenIfRevoked(token.signed(), TokenType.AUTH)).isEqualTo(token);
        String expired = Sample.withClaims(Members.claims().with("exp", "1"));
        assertThatThrownBy(() -> manager.verifyEvenIfRevoked(expired, TokenType.AUTH))
                .isInstanceOf(TokenRejectedException.class);
    }

    @Test
    void aRejectionNamesTheKeyOfItsToken() {
        Token named = manager.sign(claims(TokenType.AUTH, Sample.NOW.plusSeconds(10)));
        Token nameless = manager.verifyEvenIfRevoked(Sample.token(), TokenType.AUTH);

        assertThat(new TokenRejectedException(Reason.REUSED, named).keyId())
                .contains((String) named.header().get("kid"));
        assertThat(new TokenRejectedException(Reason.REUSED, nameless).keyId()).isEmpty();
    }

    @Test
    void issuesNothingOutsideOfASession() {
        assertThatThrownBy(() -> manager.auth("alice")).isExactlyInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> manager.refreshToken("alice")).isExactlyInstanceOf(IllegalStateException.class);
    }

    private static SessionClaims claims(TokenType type, Instant latestExpiry) {
        return new SessionClaims(
                type, "alice", "session-1", "id-2", Sample.NOW, latestExpiry, null, Map.of("scope", "read"));
    }

    private static SessionClaims claims(String subject, Map<String, ?> customClaims) {
        return new SessionClaims(
                TokenType.AUTH, subject, "session-1", "id-2", Sample.NOW, Sample.NOW, null, customClaims);
    }
}
