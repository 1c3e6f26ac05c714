package io.github.dropwizardjwt.cli;

import io.github.dropwizardjwt.token.TokenType;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A token that {@code jwt token} is to issue.
 *
 * @param type its type
 * @param subject its subject
 * @param scope the scope of the auth token, or of the session's auth tokens; null for none
 * @param claims the custom claims of the same
 * @param maxAge how long it is valid; null for the configured time
 */
public record TokenRequest(
        TokenType type,
        String subject,
        @Nullable String scope,
        Map<String, @Nullable Object> claims,
        @Nullable Duration maxAge) {}
