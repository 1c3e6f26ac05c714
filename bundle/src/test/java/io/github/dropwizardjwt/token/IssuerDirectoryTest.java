package io.github.dropwizardjwt.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.key.KeySet;
import io.github.dropwizardjwt.key.SigningKey;
import io.github.dropwizardjwt.support.SettableClock;
import io.github.dropwizardjwt.support.TestKeys;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** How long the answers of an application count, and how many of them are kept. */
class IssuerDirectoryTest {
    private static final SigningKey KEY = TestKeys.signing(Algorithm.ES256, "k");
    private static final String ACME = "https://acme.example";

    private final Map<String, TrustedIssuer> trusted = new HashMap<>();
    private final List<String> asked = new ArrayList<>();
    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1000);
    private RuntimeException failure;
    private int maxKnown = 1000;

    private final TrustedIssuers application = new TrustedIssuers() {
        @Override
        public Optional<TrustedIssuer> find(String issuer) {
            asked.add(issuer);
            if (failure != null) {
                throw failure;
            }
            return Optional.ofNullable(trusted.get(issuer));
        }

        @Override
        public int maxKnown() {
            return maxKnown;
        }
    };

    private TokenVerifier verifier() {
        SettableClock clock = new SettableClock(Sample.NOW);
        IssuerPolicies policies = new IssuerPolicies(null, List.of(), new IssuerDirectory(application, now::get));
        return new TokenVerifier(
                policies, RevocationChecks.NONE, clock, 8192, new TokenCache(100, 1 << 20, clock, Duration.ZERO), null);
    }

    private static TrustedIssuer issuer(String name, String... audience) {
        return TrustedIssuer.builder(name, KeySet.verifying(KEY.verificationKey()))
                .audience(List.of(audience))
                .build();
    }

    private static String token(String issuer) {
        return TokenManager.builder(issuer, KeySet.signing(KEY))
                .clock(new SettableClock(Sample.NOW))
                .build()
                .authToken("alice")
                .signed();
    }

    private static Object result(TokenVerifier verifier, String token) {
        try {
            verifier.verify(token, TokenType.AUTH.or());
            return "accepted";
        } catch (TokenRejectedException e) {
            return e.reason();
        } catch (TokenUnavailableException e) {
            return "unavailable";
        }
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }

    @Test
    void asksOnceForAKnownIssuerUntilItsTimeHasPassed() {
        TokenVerifier verifier = verifier();
        trusted.put(ACME, issuer(ACME));
        String token = token(ACME);
        for (int i = 0; i < 3; i++) {
            assertThat(result(verifier, token)).isEqualTo("accepted");
            assertThat(result(verifier, token(ACME))).isEqualTo("accepted");
        }
        pass(Duration.ofMinutes(5).minusNanos(1));
        assertThat(result(verifier, token)).isEqualTo("accepted");
        assertThat(asked).containsExactly(ACME);

        pass(Duration.ofNanos(1));
        Token before = verifier.verify(token, TokenType.AUTH.or());

        assertThat(asked).containsExactly(ACME, ACME);
        // The same object as before: its signature was not checked again.
        assertThat(verifier.verify(token, TokenType.AUTH.or())).isSameAs(before);
        assertThat(verifier.cacheStatistics().misses()).isEqualTo(4);
    }

    @Test
    void verifiedTokensOfAnIssuerThatIsNoLongerTrustedAreRejectedWithinItsTime() {
        TokenVerifier verifier = verifier();
        trusted.put(ACME, issuer(ACME));
        String token = token(ACME);
        assertThat(result(verifier, token)).isEqualTo("accepted");

        trusted.clear();
        pass(Duration.ofMinutes(5));

        assertThat(result(verifier, token)).isEqualTo(Reason.WRONG_ISSUER);
        assertThat(result(verifier, token(ACME))).isEqualTo(Reason.WRONG_ISSUER);
        assertThat(asked).hasSize(2);
    }

    /** Also those that were verified, even though the key is the same object. */
    @Test
    void newRulesCountForAllTokensWithinItsTime() {
        TokenVerifier verifier = verifier();
        KeySet keys = KeySet.verifying(KEY.verificationKey());
        trusted.put(ACME, TrustedIssuer.builder(ACME, keys).audience(List.of()).build());
        String token = token(ACME);
        assertThat(result(verifier, token)).isEqualTo("accepted");

        trusted.put(
                ACME, TrustedIssuer.builder(ACME, keys).audience(List.of("api")).build());
        assertThat(result(verifier, token)).isEqualTo("accepted");
        pass(Duration.ofMinutes(5));

        assertThat(result(verifier, token)).isEqualTo(Reason.WRONG_AUDIENCE);
    }

    @Test
    void asksAgainForAnUnknownIssuerAfterItsTime() {
        TokenVerifier verifier = verifier();
        String token = token(ACME);
        assertThat(result(verifier, token)).isEqualTo(Reason.WRONG_ISSUER);
        trusted.put(ACME, issuer(ACME));
        pass(Duration.ofSeconds(30).minusMillis(1));
        assertThat(result(verifier, token)).isEqualTo(Reason.WRONG_ISSUER);
        assertThat(asked).hasSize(1);

        pass(Duration.ofMillis(1));

        assertThat(result(verifier, token)).isEqualTo("accepted");
        assertThat(asked).hasSize(2);
    }

    @Test
    void failuresAreOutagesAndNotCached() {
        TokenVerifier verifier = verifier();
        trusted.put(ACME, issuer(ACME));
        String token = token(ACME);
        failure = new IllegalStateException("The database is down");
        assertThat(result(verifier, token)).isEqualTo("unavailable");
        assertThat(result(verifier, token)).isEqualTo("unavailable");
        assertThat(asked).hasSize(2);
        failure = null;
        assertThat(result(verifier, token)).isEqualTo("accepted");

        failure = new IllegalStateException("The database is down again");
        assertThat(result(verifier, token)).isEqualTo("accepted");
        pass(Duration.ofMinutes(5));
        assertThat(result(verifier, token)).isEqualTo("unavailable");
        failure = null;
        assertThat(result(verifier, token)).isEqualTo("accepted");
    }

    @Test
    void anIssuerThatWasEvictedIsFoundAgain() {
        maxKnown = 2;
        TokenVerifier verifier = verifier();
        for (int round = 0; round < 3; round++) {
            for (int i = 0; i < 20; i++) {
                String name = "https://tenant-" + i + ".example";
                trusted.computeIfAbsent(name, IssuerDirectoryTest::issuer);
                assertThat(result(verifier, token(name))).isEqualTo("accepted");
            }
        }
        assertThat(asked).hasSizeGreaterThanOrEqualTo(50);
    }

    /** Its verified tokens, too: they do not outlive the time of the look-up. */
    @Test
    void tokensOfAnEvictedIssuerAreRejectedOnceItIsNoLongerTrusted() {
        maxKnown = 2;
        TokenVerifier verifier = verifier();
        trusted.put(ACME, issuer(ACME));
        String token = token(ACME);
        assertThat(result(verifier, token)).isEqualTo("accepted");
        for (int i = 0; i < 20; i++) {
            String name = "https://tenant-" + i + ".example";
            trusted.put(name, issuer(name));
            assertThat(result(verifier, token(name))).isEqualTo("accepted");
        }
        trusted.remove(ACME);
        pass(Duration.ofMinutes(5));

        assertThat(result(verifier, token)).isEqualTo(Reason.WRONG_ISSUER);
    }

    @Test
    void namesThatNoIssuerHasAreNotLookedUp() {
        TokenVerifier verifier = verifier();
        String longest = "https://" + "a".repeat(IssuerDirectory.MAX_NAME_LENGTH - 8);
        for (String name : List.of(longest + "a", "a\u007fb")) {
            assertThat(new IssuerDirectory(application, now::get).find(name)).isEmpty();
        }
        assertThat(asked).isEmpty();
        assertThat(result(verifier, token(longest))).isEqualTo(Reason.WRONG_ISSUER);
        assertThat(asked).containsExactly(longest);
    }

    /** Each is looked up, but no more than so many are remembered; those that are known are not affected. */
    @Test
    void aFloodOfInventedIssuersDisplacesNoKnownOne() {
        TokenVerifier verifier = verifier();
        trusted.put(ACME, issuer(ACME));
        String token = token(ACME);
        assertThat(result(verifier, token)).isEqualTo("accepted");
        IssuerDirectory directory = new IssuerDirectory(application, now::get);
        assertThat(directory.find(ACME)).isPresent();
        asked.clear();

        for (int i = 0; i < 100_000; i++) {
            assertThat(directory.find("https://invented-" + i)).isEmpty();
        }
        assertThat(asked).hasSize(100_000);
        for (int i = 0; i < 100_000; i++) {
            assertThat(directory.find("https://invented-" + i)).isEmpty();
        }
        assertThat(asked).hasSizeGreaterThanOrEqualTo(200_000 - IssuerDirectory.MAX_UNKNOWN);
        assertThat(directory.find(ACME)).isPresent();
        assertThat(asked).doesNotContain(ACME);
        assertThat(result(verifier, token)).isEqualTo("accepted");
    }

    @Test
    void anIssuerWithAnotherNameIsAFailureOfTheApplication() {
        TokenVerifier verifier = verifier();
        trusted.put(ACME, issuer("https://other.example"));
        String token = token(ACME);

        assertThatThrownBy(() -> verifier.verify(token, TokenType.AUTH.or()))
                .isInstanceOf(TokenUnavailableException.class)
                .hasStackTraceContaining(
                        "TrustedIssuers returned TrustedIssuer[https://other.example] for an issuer with "
                                + "another name; it must return the one that it is asked for, or none");
        String template = "https://login.example/{tenant}";
        trusted.put(
                "https://login.example/a",
                TrustedIssuer.builder(template, KeySet.verifying(KEY.verificationKey()))
                        .audience(List.of())
                        .tenants(List.of("a", "b"))
                        .build());
        assertThat(result(verifier, token("https://login.example/a"))).isEqualTo("unavailable");
    }

    /** So that the checks of tenants apply to those that are known at run time, too. */
    @Test
    void anIssuerMayBeATemplateWithTheOneTenantThatIsAskedFor() {
        TokenVerifier verifier = verifier();
        String name = "https://login.example/a";
        trusted.put(
                name,
                TrustedIssuer.builder("https://login.example/{tenantid}", KeySet.verifying(KEY.verificationKey()))
                        .audience(List.of())
                        .tenants(List.of("a"))
                        .build());

        assertThat(result(verifier, token(name))).isEqualTo("accepted");
        pass(Duration.ofMinutes(5));
        trusted.clear();
        assertThat(result(verifier, token(name))).isEqualTo(Reason.WRONG_ISSUER);
    }

    /** Between the look-up of its policy and that of its key. */
    @Test
    void aTokenWhoseIssuerIsFoundAnewMeanwhileIsAccepted() {
        trusted.put(ACME, issuer(ACME));
        AtomicLong reads = new AtomicLong(Long.MIN_VALUE);
        IssuerDirectory directory = new IssuerDirectory(application, () -> {
            if (reads.incrementAndGet() == 3) {
                trusted.put(ACME, issuer(ACME));
                pass(Duration.ofMinutes(5));
            }
            return now.get();
        });
        SettableClock clock = new SettableClock(Sample.NOW);
        TokenVerifier verifier = new TokenVerifier(
                new IssuerPolicies(null, List.of(), directory), RevocationChecks.NONE, clock, 8192, null, null);
        assertThat(directory.find(ACME)).isPresent();
        asked.clear();
        reads.set(0);

        assertThat(result(verifier, token(ACME))).isEqualTo("accepted");
        assertThat(asked).containsExactly(ACME);
    }
}
