package io.github.dropwizardjwt.testing;

import io.dropwizard.core.setup.Environment;
import io.github.dropwizardjwt.ServiceUnderTest;
import io.github.dropwizardjwt.token.TokenRejectedException;
import io.github.dropwizardjwt.token.TokenType;
import io.github.dropwizardjwt.token.UnverifiedToken;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a request presents, read without any care.
 *
 * @param count the number of Authorization headers
 * @param text the token; empty for none
 */
record Presented(
        int count,
        String text,
        boolean hasCookie,
        Map<String, Object> header,
        Map<String, Object> claims,
        ServiceUnderTest service) {
    static Presented of(MultivaluedMap<String, String> headers, Environment environment) {
        List<String> values = headers.getOrDefault(HttpHeaders.AUTHORIZATION, List.of());
        String text = values.isEmpty() ? "" : values.get(0).substring("Bearer ".length());
        ServiceUnderTest service = ServiceUnderTest.of(environment);
        boolean hasCookie = headers.containsKey(HttpHeaders.COOKIE);
        try {
            // The signature makes no difference, so that a token without one can be read.
            String read = text.endsWith(".") ? text + "AAAA" : text;
            UnverifiedToken token = UnverifiedToken.of(read);
            return new Presented(values.size(), text, hasCookie, token.header(), token.claims(), service);
        } catch (TokenRejectedException e) {
            return new Presented(values.size(), text, hasCookie, Map.of(), Map.of(), service);
        }
    }

    /** Whether the service's own key has signed it. */
    boolean isSigned() {
        return !claims.isEmpty() && service.sign(header, claims).equals(text);
    }

    boolean isAlive() {
        try {
            service.tokens().verify(text, TokenType.AUTH);
            return true;
        } catch (TokenRejectedException e) {
            return false;
        }
    }

    boolean isRevoked() {
        try {
            service.tokens().verifyEvenIfRevoked(text, TokenType.AUTH);
            return !isAlive();
        } catch (TokenRejectedException e) {
            return false;
        }
    }

    long seconds(String name) {
        return claims.get(name) instanceof Number number ? number.longValue() : 0;
    }

    long now() {
        return Instant.now().getEpochSecond();
    }

    String scope() {
        return String.valueOf(claims.get("scope"));
    }
}
