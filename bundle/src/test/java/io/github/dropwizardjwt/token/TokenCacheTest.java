package io.github.dropwizardjwt.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.key.KeySet;
import io.github.dropwizardjwt.key.PublishedSecret;
import io.github.dropwizardjwt.key.SigningKey;
import io.github.dropwizardjwt.support.Members;
import io.github.dropwizardjwt.support.SettableClock;
import io.github.dropwizardjwt.support.TestKeys;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What a cached token does not get away with. */
class TokenCacheTest {
    private static final String TOKEN = Sample.token();

    private final SettableClock clock = new SettableClock(Sample.NOW);

    @Test
    void verifiesAnewWhatItDoesNotRemember() {
        TokenManager manager = Sample.manager();

        Token first = manager.verify(TOKEN);
        Token second = manager.verify(new String(TOKEN.toCharArray()));

        Token third = manager.verify(new String(TOKEN.toCharArray()));

        assertThat(second).isSameAs(first);
        assertThat(third).isSameAs(first);
        assertThat(manager.cacheStatistics()).isEqualTo(new CacheStatistics(2, 1, 0, 1));
    }

    @Test
    void remembersNothingWhereThereIsNoCache() {
        TokenManager manager = Sample.builder().cache(0, 1 << 20).build();

        assertThat(manager.verify(TOKEN)).isNotSameAs(manager.verify(TOKEN)).isEqualTo(manager.verify(TOKEN));
        assertThat(manager.cacheStatistics()).isEqualTo(new CacheStatistics(0, 0, 0, 0));
    }

    @Test
    void remembersNoTokenThatWasRejected() {
        TokenManager manager = Sample.builder()
                .revocation(token -> token.subject().equals("mallory"))
                .build();
        String expired = Sample.withClaims(Members.claims().with("exp", "1"));
        String revoked = Sample.withClaims(Members.claims().with("sub", "\"mallory\""));
        String foreign = Sample.withClaims(Members.claims().with("iss", "\"other\""));
        String unsigned = TOKEN.substring(0, TOKEN.length() - 4) + "AAAA";

        for (String bad : new String[] {expired, revoked, foreign, unsigned, "x.y.z", ""}) {
            assertThat(Sample.rejection(manager, bad)).isNotNull().isEqualTo(Sample.rejection(manager, bad));
        }
        assertThat(manager.cacheStatistics().size()).isZero();
        assertThat(manager.cacheStatistics().hits()).isZero();
    }

    @Test
    void rejectsEveryOtherTextThanTheRememberedOne() {
        TokenManager manager = Sample.manager();
        manager.verify(TOKEN);

        for (int i = 0; i < TOKEN.length(); i++) {
            char other = TOKEN.charAt(i) == 'A' ? 'B' : 'A';
            String changed = TOKEN.substring(0, i) + other + TOKEN.substring(i + 1);
            assertThat(Sample.rejection(manager, changed)).as("character %s", i).isNotNull();
        }
        assertThat(Sample.rejection(manager, TOKEN + "=")).isEqualTo(Reason.MALFORMED);
        assertThat(Sample.rejection(manager, " " + TOKEN)).isEqualTo(Reason.MALFORMED);
        assertThat(Sample.rejection(manager, TOKEN)).isNull();
    }

    /** The hash is taken from the signature alone, so that these are compared. */
    @Test
    void rejectsOtherClaimsUnderTheSameSignature() {
        TokenManager manager = Sample.manager();
        manager.verify(TOKEN);
        String others = Sample.withClaims(Members.claims().with("sub", "\"admin\""));
        String mixed = others.substring(0, others.lastIndexOf('.')) + TOKEN.substring(TOKEN.lastIndexOf('.'));

        assertThat(new TokenText(mixed)).hasSameHashCodeAs(new TokenText(TOKEN)).isNotEqualTo(new TokenText(TOKEN));
        assertThat(Sample.rejection(manager, mixed)).isEqualTo(Reason.BAD_SIGNATURE);
    }

    /** Only texts with equal hashes are compared, so that nobody learns a token from how long that takes. */
    @Test
    void comparesNoTextsWithDifferentSignatures() {
        String other = Sample.withClaims(Members.claims().with("sub", "\"bob\""));

        assertThat(new TokenText(TOKEN)).doesNotHaveSameHashCodeAs(new TokenText(other));
    }

    @Test
    void rejectsARememberedTokenThatExpiresNow() {
        TokenManager manager = Sample.builder().clock(clock).build();
        manager.verify(TOKEN);

        clock.set(Sample.NOW.plusSeconds(3599));
        assertThat(Sample.rejection(manager, TOKEN)).isNull();
        clock.set(Sample.NOW.plusSeconds(3600));
        assertThat(Sample.rejection(manager, TOKEN)).isEqualTo(Reason.EXPIRED);
    }

    @Test
    void rejectsARememberedTokenWhenTheClockStepsBackBeforeItsBeginning() {
        TokenManager manager = Sample.builder().clock(clock).build();
        String later = Sample.withClaims(Members.claims().with("nbf", Long.toString(Sample.NOW.getEpochSecond() + 10)));
        clock.advance(Duration.ofSeconds(10));
        assertThat(Sample.rejection(manager, later)).isNull();

        clock.advance(Duration.ofSeconds(-1));
        assertThat(Sample.rejection(manager, later)).isEqualTo(Reason.NOT_YET_VALID);
        clock.advance(Duration.ofSeconds(-10));
        assertThat(Sample.rejection(manager, TOKEN)).isEqualTo(Reason.ISSUED_IN_THE_FUTURE);
    }

    @Test
    void asksForEachSightOfATokenWhetherItIsRevoked() {
        Set<String> revoked = new HashSet<>();
        AtomicInteger asked = new AtomicInteger();
        TokenManager manager = Sample.builder()
                .revocation(token -> {
                    asked.incrementAndGet();
                    return token.id().filter(revoked::contains).isPresent();
                })
                .build();
        manager.verify(TOKEN);
        manager.verify(TOKEN);
        assertThat(asked).hasValue(2);

        revoked.add("id-1");
        assertThat(Sample.rejection(manager, TOKEN)).isEqualTo(Reason.REVOKED);
    }

    @Test
    void dropsAtOnceWhatARemovedKeyVerified() {
        SigningKey former = TestKeys.signing(Algorithm.HS256, "former");
        SigningKey next = TestKeys.signing(Algorithm.HS384, "next");
        KeySet[] keys = {KeySet.signing(next, former.verificationKey())};
        TokenManager manager = managerOf(keys);
        String token = Sample.builder(KeySet.signing(former))
                .build()
                .authToken("alice")
                .signed();
        manager.verify(token);

        keys[0] = KeySet.signing(next);
        assertThat(Sample.rejection(manager, token)).isEqualTo(Reason.WRONG_ALGORITHM);
        // Not forgotten once the same keys are asked again.
        assertThat(Sample.rejection(manager, token)).isEqualTo(Reason.WRONG_ALGORITHM);
        keys[0] = KeySet.signing(next, former.verificationKey());
        assertThat(Sample.rejection(manager, token)).isNull();
    }

    @Test
    void dropsAtOnceWhatAKeyVerifiedWhoseIdHasAnotherKeyNow() {
        KeySet[] keys = {KeySet.signing(TestKeys.signing(Algorithm.ES256, "same-id"))};
        TokenManager manager = managerOf(keys);
        String token = manager.authToken("alice").signed();
        manager.verify(token);

        keys[0] = KeySet.signing(TestKeys.signing(Algorithm.RS256, "same-id"));
        assertThat(Sample.rejection(manager, token)).isEqualTo(Reason.WRONG_ALGORITHM);
    }

    @Test
    void dropsATokenWithoutKeyIdWhenItsKeyIsNoLongerTheOnlyOne() {
        SigningKey only = TestKeys.signing(Algorithm.HS256, "only");
        KeySet[] keys = {KeySet.signing(only)};
        TokenManager manager = managerOf(keys);
        manager.verify(TOKEN);

        keys[0] = KeySet.signing(only, PublishedSecret.of(Algorithm.HS256, new byte[32], "second"));
        assertThat(Sample.rejection(manager, TOKEN)).isEqualTo(Reason.UNKNOWN_KEY);
    }

    @Test
    void keepsWhatAnUnchangedKeyVerified() {
        SigningKey key = TestKeys.signing(Algorithm.HS256, "stays");
        KeySet[] keys = {KeySet.signing(key)};
        TokenManager manager = managerOf(keys);
        String token = manager.authToken("alice").signed();
        Token verified = manager.verify(token);

        keys[0] = KeySet.signing(TestKeys.signing(Algorithm.HS512, "new"), key.verificationKey());
        assertThat(manager.verify(token)).isSameAs(verified);
    }

    private TokenManager managerOf(KeySet[] keys) {
        return TokenManager.builder(Sample.ISSUER, () -> keys[0]).clock(clock).build();
    }
}
