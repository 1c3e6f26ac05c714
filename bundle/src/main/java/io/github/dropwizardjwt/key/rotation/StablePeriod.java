package io.github.dropwizardjwt.key.rotation;

import io.github.dropwizardjwt.key.KeySet;
import io.github.dropwizardjwt.key.SigningKey;
import io.github.dropwizardjwt.key.VerificationKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A period in which no key changes its state.
 *
 * @param schedule all keys
 * @param keys those of them that have not expired
 * @param from the first instant
 * @param until the first instant after it
 */
record StablePeriod(List<ScheduledKey> schedule, KeySet keys, Instant from, Instant until) {

    /**
     * The period that an instant is in.
     *
     * @throws IllegalArgumentException if the keys cannot be used together, or all have expired
     */
    static StablePeriod at(Instant now, List<ScheduledKey> schedule) {
        Instant from = changes(schedule)
                .filter(change -> !change.isAfter(now))
                .max(Instant::compareTo)
                .orElse(Instant.MIN);
        Instant until = changes(schedule)
                .filter(change -> change.isAfter(now))
                .min(Instant::compareTo)
                .orElse(Instant.MAX);
        return new StablePeriod(schedule, keysAt(now, schedule), from, until);
    }

    private static Stream<Instant> changes(List<ScheduledKey> schedule) {
        return schedule.stream().flatMap(key -> Stream.of(key.activeFrom(), key.retiredFrom(), key.expiresAt()));
    }

    private static KeySet keysAt(Instant now, List<ScheduledKey> schedule) {
        List<VerificationKey> verifying = schedule.stream()
                .filter(key -> key.stateAt(now) != KeyState.EXPIRED)
                .map(ScheduledKey::verificationKey)
                .toList();
        Optional<SigningKey> signing = schedule.stream()
                .filter(key -> key.stateAt(now) == KeyState.ACTIVE)
                .findFirst()
                .map(ScheduledKey::signingKey);
        return signing.map(key -> KeySet.signing(
                        key,
                        verifying.stream()
                                .filter(other -> other != key.verificationKey())
                                .toArray(VerificationKey[]::new)))
                .orElseGet(() -> KeySet.verifying(verifying));
    }

    boolean isEndless() {
        return from.equals(Instant.MIN) && until.equals(Instant.MAX);
    }

    boolean contains(Instant now) {
        return !now.isBefore(from) && now.isBefore(until);
    }
}
