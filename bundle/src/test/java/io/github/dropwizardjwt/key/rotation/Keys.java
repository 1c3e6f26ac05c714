package io.github.dropwizardjwt.key.rotation;

import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.key.KeyFiles;
import io.github.dropwizardjwt.support.SettableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Map;
import java.util.stream.Collectors;

/** A key directory of a test, on a day with tokens of an hour, keys known half an hour ahead, and no clock skew. */
final class Keys {
    static final Duration TOKEN_LIFE = Duration.ofHours(1);
    static final Duration PUBLISH_AHEAD = Duration.ofMinutes(30);

    final Path path;
    final SettableClock clock = new SettableClock(at("12:00"));

    Keys(Path path) {
        this.path = path;
    }

    /** A time of the day, {@code 12:30} or {@code 12:30:59}. */
    static Instant at(String time) {
        return Instant.parse("2026-11-24T00:00:00Z")
                .plusSeconds(LocalTime.parse(time).toSecondOfDay());
    }

    /** The name of an ES256 key that signs from a time of the day. */
    static String name(String time) {
        return KeyFileName.of(at(time), Algorithm.ES256).toString();
    }

    Path file(String time) {
        return path.resolve(name(time));
    }

    /** A new ES256 key that signs from a time of the day. */
    Path make(String time) {
        KeyFiles.create(Algorithm.ES256, file(time));
        return file(time);
    }

    Path write(String name, String content) throws IOException {
        return Files.writeString(path.resolve(name), content);
    }

    ReloadableKeys open() {
        return ReloadableKeys.load(new KeyDirectory(path, null), new RotationPolicy(PUBLISH_AHEAD, TOKEN_LIFE), clock);
    }

    /** What each file is now. */
    Map<String, KeyState> states(ReloadableKeys keys) {
        return keys.schedule().keys().stream()
                .collect(Collectors.toMap(ScheduledKey::name, key -> key.stateAt(clock.instant())));
    }

    /** The name of the file whose key signs. */
    static String signing(ReloadableKeys keys) {
        String id = keys.schedule().current().signingKey().orElseThrow().id();
        return keys.schedule().keys().stream()
                .filter(key -> key.verificationKey().id().equals(id))
                .findFirst()
                .orElseThrow()
                .name();
    }
}
