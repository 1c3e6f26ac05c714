package io.github.dropwizardjwt.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.benmanes.caffeine.cache.Ticker;
import io.github.dropwizardjwt.support.Members;
import io.github.dropwizardjwt.support.SettableClock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openjdk.jol.info.GraphLayout;

/** How much the cache of verified tokens holds, and for how long. */
class TokenCacheLimitsTest {
    private static final long PLENTY = 1L << 30;

    private final SettableClock clock = new SettableClock(Sample.NOW);
    private final AtomicLong nanos = new AtomicLong();

    @Test
    void holdsNoMoreTokensThanItsMaximumSize() {
        TokenManager manager = Sample.builder().cache(10, PLENTY).build();

        verifyMany(manager, 1000);

        assertThat(manager.cacheStatistics().size()).isEqualTo(10);
        assertThat(manager.cacheStatistics().evictions()).isEqualTo(990);
    }

    @Test
    void holdsNoMoreBytesThanItsMaximumWeight() {
        int weight = TokenWeigher.of(
                verified(Members.claims().with("sub", "\"user-0000\"")).token());
        TokenManager manager =
                Sample.builder().cache(10_000, 20L * weight + weight / 2).build();

        verifyMany(manager, 1000);

        assertThat(manager.cacheStatistics().size()).isEqualTo(20);
    }

    @Test
    void holdsNothingWhereNoByteIsAllowed() {
        TokenManager manager = Sample.builder().cache(10, 0).build();

        verifyMany(manager, 10);

        assertThat(manager.cacheStatistics().size()).isZero();
    }

    @Test
    void doesNotHoldATokenOfMoreThanFourKibibytes() {
        TokenManager manager = Sample.builder().build();
        String largest = tokenOf(4096);
        String larger = tokenOf(4100);

        manager.verify(largest);
        assertThat(manager.cacheStatistics().size()).isOne();
        manager.verify(larger);
        assertThat(manager.cacheStatistics().size()).isOne();
        assertThat(manager.verify(larger)).isNotSameAs(manager.verify(larger));
    }

    @Test
    void keepsNoTokenLongerThanItIsGood() {
        TokenCache cache = new TokenCache(10, PLENTY, clock, Duration.ofSeconds(5), ticker());
        VerifiedToken token = verified(Members.claims());
        TokenText text = new TokenText(token.token().signed());
        cache.keep(text, token);

        nanos.set(Duration.ofSeconds(3604).toNanos());
        assertThat(cache.find(text)).isSameAs(token);
        nanos.set(Duration.ofSeconds(3605).toNanos());
        assertThat(cache.find(text)).isNull();
    }

    @Test
    void forgetsTokensThatNobodyAsksForAgain() {
        TokenCache cache = new TokenCache(10, PLENTY, clock, Duration.ZERO, ticker());
        VerifiedToken token = verified(Members.claims());
        cache.keep(new TokenText(token.token().signed()), token);
        nanos.set(Duration.ofHours(3).toNanos());
        clock.advance(Duration.ofHours(3));

        VerifiedToken other = verified(Members.claims().with("sub", "\"bob\"").with("exp", "1760000000"));
        cache.keep(new TokenText(other.token().signed()), other);

        assertThat(cache.statistics().size()).isOne();
        assertThat(cache.statistics().evictions()).isOne();
    }

    static Stream<String> hungryClaims() {
        return Stream.of(
                "\"" + "a".repeat(2000) + "\"",
                "\"" + "\u00e4\u20ac".repeat(400) + "\"",
                "[" + "[],".repeat(700) + "1]",
                "[" + "{},".repeat(700) + "1]",
                "[" + "[0],".repeat(500) + "1]",
                "[" + "\"a\",".repeat(600) + "1]",
                "[" + "1000,".repeat(400) + "1]",
                "[" + "0.1,".repeat(500) + "1]",
                "[" + "1e1,".repeat(500) + "1]",
                "[" + "9223372036854775808,".repeat(100) + "1]",
                members(150, "0"),
                members(150, "{\"a\":{}}"),
                "[" + "{\"a\":1},".repeat(250) + "1]",
                "[".repeat(28) + "]".repeat(28));
    }

    /** The weight is what bounds the memory, so it must not be too small for any token, nor much too large. */
    @ParameterizedTest
    @MethodSource("hungryClaims")
    void weighsATokenNoLessThanTheMemoryItTakes(String claim) {
        VerifiedToken token = verified(Members.claims().with("hungry", claim));
        long all = GraphLayout.parseInstance(token, new TokenText(token.token().signed()))
                .totalSize();
        long shared = GraphLayout.parseInstance(token.key(), token.policy(), ClaimMapping.OWN)
                .totalSize();

        assertThat(TokenWeigher.of(token.token())).isBetween((int) (all - shared), 5 * (int) (all - shared));
    }

    @Test
    void rejectsNegativeLimits() {
        assertThatThrownBy(() -> Sample.builder().cache(-1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Sample.builder().cache(1, -1)).isInstanceOf(IllegalArgumentException.class);
    }

    private Ticker ticker() {
        return nanos::get;
    }

    private static void verifyMany(TokenManager manager, int count) {
        for (int i = 0; i < count; i++) {
            manager.verify(token(i));
        }
    }

    private static String token(int number) {
        return Sample.withClaims(Members.claims().with("sub", "\"user-%04d\"".formatted(number)));
    }

    /** A token of this many characters. */
    private static String tokenOf(int length) {
        for (int filler = 0; ; filler++) {
            String token = Sample.withClaims(Members.claims().with("filler", "\"" + "x".repeat(filler) + "\""));
            if (token.length() >= length) {
                assertThat(token).hasSize(length);
                return token;
            }
        }
    }

    private static String members(int count, String value) {
        StringBuilder object = new StringBuilder("{");
        for (int i = 0; i < count; i++) {
            object.append('"').append("m" + i).append("\":").append(value).append(',');
        }
        return object.append("\"z\":1}").toString();
    }

    private VerifiedToken verified(Members claims) {
        IssuerPolicies issuers = Sample.builder().policies();
        TokenVerifier verifier = new TokenVerifier(issuers, RevocationChecks.NONE, clock, 8192, null, null);
        return verifier.read(Sample.withClaims(claims));
    }
}
