package io.github.dropwizardjwt.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.key.remote.RemoteKeys;
import io.github.dropwizardjwt.key.remote.RemoteKeysBuilder;
import io.github.dropwizardjwt.support.Idp;
import io.github.dropwizardjwt.support.Logs;
import io.github.dropwizardjwt.support.Waiting;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Who starts and closes the keys of issuers that are known only at run time. */
class FoundKeysTest {
    @AutoClose
    private final Idp idp = new Idp();

    private final Map<String, Supplier<TrustedIssuer>> trusted = new HashMap<>();
    private final AtomicLong now = new AtomicLong();
    private final IssuerDirectory directory = new IssuerDirectory(
            issuer -> Optional.ofNullable(trusted.get(issuer)).map(Supplier::get), now::get);

    @AfterEach
    void stop() {
        directory.close();
    }

    private RemoteKeysBuilder keys() {
        return RemoteKeys.builder(idp.issuer.url()).jwksUri(idp.issuer.jwksUri());
    }

    private TrustedIssuer issuer(RemoteKeys keys) {
        return TrustedIssuer.builder(idp.issuer.url(), keys).audience(List.of()).build();
    }

    private FoundIssuer find() {
        return directory.find(idp.issuer.url()).orElseThrow();
    }

    /** Those that fetch the keys of all issuers; there are none as soon as nothing is to be fetched. */
    private long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("jwt-fetch"))
                .count();
    }

    @Test
    void describedKeysAreFetchedOnceForAsLongAsAnswersDescribeTheSame() {
        trusted.put(idp.issuer.url(), () -> issuer(keys().build()));
        FoundIssuer first = find();
        assertThat(idp.issuer.asked()).isZero();
        assertThat(first.current().hasId(Idp.FIRST)).isTrue();

        now.addAndGet(Duration.ofMinutes(5).toNanos());
        FoundIssuer second = find();

        assertThat(second).isNotSameAs(first);
        assertThat(first.current().verificationKeys()).isEmpty();
        assertThat(first.refreshFor(Idp.FIRST, Algorithm.RS256).verificationKeys())
                .isEmpty();
        assertThat(second.current().hasId(Idp.FIRST)).isTrue();
        assertThat(idp.issuer.asked()).isEqualTo(1);
    }

    @Test
    void keysThatAreDescribedDifferentlyReplaceThem() {
        trusted.put(idp.issuer.url(), () -> issuer(keys().build()));
        assertThat(find().current().hasId(Idp.FIRST)).isTrue();

        trusted.put(
                idp.issuer.url(),
                () -> issuer(keys().maxStaleness(Duration.ofHours(1)).build()));
        now.addAndGet(Duration.ofMinutes(5).toNanos());

        assertThat(find().current().hasId(Idp.FIRST)).isTrue();
        assertThat(idp.issuer.asked()).isEqualTo(2);
    }

    @Test
    void keysOfAnIssuerThatIsNoLongerTrustedAreClosedAndCanBeUsedAgainLater() {
        TrustedIssuer same = issuer(keys().build());
        trusted.put(idp.issuer.url(), () -> same);
        assertThat(find().current().hasId(Idp.FIRST)).isTrue();
        assertThat(threads()).isPositive();

        trusted.clear();
        now.addAndGet(Duration.ofMinutes(5).toNanos());
        assertThat(directory.find(idp.issuer.url())).isEmpty();
        Waiting.until("nothing is fetched any more", () -> threads() == 0);

        trusted.put(idp.issuer.url(), () -> same);
        now.addAndGet(Duration.ofMinutes(5).toNanos());
        assertThat(find().current().hasId(Idp.FIRST)).isTrue();
        assertThat(idp.issuer.asked()).isEqualTo(2);
    }

    /** At the next look-up of any other issuer. */
    @Test
    void keysOfAnIssuerThatIsNotUsedAreClosed() {
        trusted.put(idp.issuer.url(), () -> issuer(keys().build()));
        assertThat(find().current().hasId(Idp.FIRST)).isTrue();
        now.addAndGet(Duration.ofMinutes(65).toNanos());
        trusted.put(
                "https://other.example",
                () -> TrustedIssuer.builder("https://other.example", keys().build())
                        .audience(List.of())
                        .build());

        assertThat(directory.find("https://other.example")).isPresent();

        Waiting.until("nothing is fetched any more", () -> threads() == 0);
    }

    @Test
    void keysThatTheApplicationHasStartedAreItsOwn() {
        try (RemoteKeys own = keys().build()) {
            own.start();
            trusted.put(idp.issuer.url(), () -> issuer(own));
            assertThat(find().current()).isSameAs(own.current());
            trusted.clear();
            now.addAndGet(Duration.ofMinutes(5).toNanos());
            assertThat(directory.find(idp.issuer.url())).isEmpty();

            idp.publish(Idp.FIRST, Idp.SECOND);
            assertThat(threads()).isPositive();
            assertThat(idp.issuer.asked()).isEqualTo(1);
        }
    }

    @Test
    void nothingIsFetchedOnceTheTokenManagerIsClosed() {
        trusted.put(idp.issuer.url(), () -> issuer(keys().build()));
        FoundIssuer found = find();
        assertThat(found.current().hasId(Idp.FIRST)).isTrue();

        directory.close();

        assertThat(found.current().verificationKeys()).isEmpty();
        assertThatThrownBy(() -> directory.find(idp.issuer.url())).isInstanceOf(TokenUnavailableException.class);
        Waiting.until("nothing is fetched any more", () -> threads() == 0);
    }

    /** A warning that comes again with each answer would fill the log. */
    @Test
    void warnsOnceOfAnIssuerThatIsDescribedAnewEachTime() {
        trusted.put(idp.issuer.url(), () -> issuer(keys().build()));
        try (Logs logs = new Logs()) {
            find();
            now.addAndGet(Duration.ofMinutes(5).toNanos());
            find();
            assertThat(logs.lines())
                    .filteredOn(line -> line.contains("Every client of"))
                    .hasSize(1);
        }
    }

    /** Where there are more issuers than may be kept: a request that waits for its keys gets them. */
    @Test
    void anIssuerThatIsEvictedDuringItsFirstFetchIsFetchedAllTheSame() {
        trusted.put(idp.issuer.url(), () -> issuer(keys().build()));
        FoundIssuer evicted = find();
        evicted.release();

        assertThat(evicted.current().hasId(Idp.FIRST)).isTrue();
        Waiting.until("nothing is fetched any more", () -> threads() == 0);
    }

    /** Its keys are not refreshed any more, so that a withdrawn one would stay in use. */
    @Test
    void anIssuerThatIsEvictedHasItsKeysForAMinute() {
        trusted.put(idp.issuer.url(), () -> issuer(keys().build()));
        FoundIssuer evicted = find();
        assertThat(evicted.current().hasId(Idp.FIRST)).isTrue();
        evicted.release();
        now.addAndGet(Duration.ofSeconds(60).toNanos() - 1);
        assertThat(evicted.current().hasId(Idp.FIRST)).isTrue();

        now.addAndGet(1);

        assertThat(evicted.current().verificationKeys()).isEmpty();
    }
}
