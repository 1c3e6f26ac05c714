package io.github.dropwizardjwt.auth.cookie;

import io.github.dropwizardjwt.auth.requirement.TokenSource;
import io.github.dropwizardjwt.key.KeySource;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Builds {@link TokenCookies}. Not thread-safe. */
public final class TokenCookiesBuilder {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    final Clock clock;
    String name = "jwt";
    SameSite sameSite = SameSite.STRICT;
    boolean isPartitioned;
    boolean isPersistent;
    boolean isForLocalhost;

    @Nullable
    Duration renewWithin;

    @Nullable
    KeySource csrfKeys;

    List<String> trustedOrigins = List.of();

    TokenCookiesBuilder(Clock clock) {
        this.clock = clock;
    }

    /**
     * Sets the name. The cookies are called {@code __Host-Http-NAME} and {@code __Host-Http-NAME-refresh}: browsers
     * keep cookies of such names only if they are {@code Secure} and {@code HttpOnly} and of this very host.
     *
     * @param name letters, digits and {@code . _ -}; at most 64
     * @return this
     * @throws IllegalArgumentException if it has other characters, or none
     */
    public TokenCookiesBuilder name(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("A cookie's name has 1 to 64 letters, digits and . _ -");
        }
        this.name = name;
        return this;
    }

    /**
     * Sets with which requests of other sites browsers send the cookies.
     *
     * @param sameSite by default with none of them
     * @return this
     */
    public TokenCookiesBuilder sameSite(SameSite sameSite) {
        this.sameSite = sameSite;
        return this;
    }

    /**
     * Keeps the cookies apart for each site that embeds this one.
     *
     * @param isPartitioned whether they are; {@link SameSite#NONE} needs it
     * @return this
     */
    public TokenCookiesBuilder partitioned(boolean isPartitioned) {
        this.isPartitioned = isPartitioned;
        return this;
    }

    /**
     * Sets whether browsers keep the cookies when they are closed, for as long as the tokens are valid.
     *
     * @param isPersistent whether they do; by default not
     * @return this
     */
    public TokenCookiesBuilder persistent(boolean isPersistent) {
        this.isPersistent = isPersistent;
        return this;
    }

    /**
     * Sets how long before it expires an auth token is renewed.
     *
     * @param time zero for never; null for a third of its lifetime
     * @return this
     * @throws IllegalArgumentException if it is negative
     */
    public TokenCookiesBuilder renewWithin(@Nullable Duration time) {
        if (time != null && time.isNegative()) {
            throw new IllegalArgumentException("The time must not be negative");
        }
        this.renewWithin = time;
        return this;
    }

    /**
     * Sets further origins whose pages may send requests with the cookies.
     *
     * @param origins as browsers write them: {@code https://app.example.com}
     * @return this
     * @throws IllegalArgumentException if one of them is no origin
     */
    public TokenCookiesBuilder trustedOrigins(Collection<String> origins) {
        origins.forEach(Origin::trusted);
        this.trustedOrigins = List.copyOf(origins);
        return this;
    }

    /**
     * Demands the header {@code X-CSRF-Token} with each request that changes something, beside the check of the origin.
     *
     * @param keys the keys of the service, under whose signing key the tokens of sessions are made
     * @return this
     */
    public TokenCookiesBuilder csrfToken(KeySource keys) {
        this.csrfKeys = keys;
        return this;
    }

    /**
     * Drops {@code Secure} and the prefix, for browsers that do not keep such cookies of {@code http://localhost}. The
     * cookies are then read in requests to localhost only.
     *
     * @param isForLocalhost whether to drop them; by default not
     * @return this
     */
    public TokenCookiesBuilder insecureLocalhost(boolean isForLocalhost) {
        this.isForLocalhost = isForLocalhost;
        return this;
    }

    /**
     * Builds the cookies.
     *
     * @return the cookies
     * @throws IllegalArgumentException if {@link SameSite#NONE} is set without {@link #partitioned}
     */
    public TokenCookies build() {
        if (sameSite == SameSite.NONE && !isPartitioned) {
            throw new IllegalArgumentException(
                    "SameSite=None sends cookies with requests of all sites; it needs partitioned cookies");
        }
        return new TokenCookies(this);
    }

    SetCookie authCookie() {
        return cookie(name);
    }

    SetCookie refreshCookie() {
        return cookie(name + "-refresh");
    }

    /** Where requests carry a cookie. */
    TokenSource source(SetCookie cookie) {
        return isForLocalhost ? TokenSource.localhostCookie(cookie.name()) : TokenSource.cookie(cookie.name());
    }

    private SetCookie cookie(String plainName) {
        return new SetCookie(
                isForLocalhost ? plainName : "__Host-Http-" + plainName, !isForLocalhost, sameSite, isPartitioned);
    }
}
