package io.github.dropwizardjwt.session;

import java.time.Duration;

/** Checks how long something lasts that a caller opens or issues. */
final class MaxAge {
    private MaxAge() {}

    /**
     * Checks a maximum age.
     *
     * @param what what lasts so long, for the message: "A session must last"
     * @param days how many days it lasts at most
     * @return the age in whole seconds
     * @throws IllegalArgumentException if it is shorter than a second, or longer than these days
     */
    static Duration check(String what, Duration maxAge, int days) {
        if (maxAge.compareTo(Duration.ofSeconds(1)) < 0 || maxAge.compareTo(Duration.ofDays(days)) > 0) {
            throw new IllegalArgumentException(what + " at least one second and at most " + days + " days");
        }
        return Duration.ofSeconds(maxAge.toSeconds());
    }
}
