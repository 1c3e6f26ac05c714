package io.github.dropwizardjwt.benchmarks.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.dropwizardjwt.benchmarks.library.Verifier;
import io.github.dropwizardjwt.token.TokenManager;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** How a filter turns a token into a principal. Each but the last does a part of what the next one does. */
enum Lookup {
    /** Not at all: whoever sends a token is somebody. */
    NONE {
        @Override
        Function<String, SecurityContext> with(TokenManager tokens, Verifier jjwt) {
            return token -> somebody();
        }
    },
    /** The minimum that caching tokens can cost: an unbounded map whose entries never expire. */
    MAP {
        @Override
        Function<String, SecurityContext> with(TokenManager tokens, Verifier jjwt) {
            Map<String, SecurityContext> known = new ConcurrentHashMap<>();
            return token -> known.computeIfAbsent(token, unknown -> somebody());
        }
    },
    /** The minimum that a cache with an upper bound can cost. */
    CACHE {
        @Override
        Function<String, SecurityContext> with(TokenManager tokens, Verifier jjwt) {
            Cache<String, SecurityContext> known =
                    Caffeine.newBuilder().maximumSize(10_000).build();
            return token -> known.get(token, unknown -> somebody());
        }
    },
    /** By the bundle's token manager, as an application would do it without {@code @RequireToken}. */
    VERIFIED {
        @Override
        Function<String, SecurityContext> with(TokenManager tokens, Verifier jjwt) {
            return token -> new BearerContext(tokens.verify(token));
        }
    },
    /** As an application would write it with jjwt. */
    JJWT {
        @Override
        Function<String, SecurityContext> with(TokenManager tokens, Verifier jjwt) {
            return token -> {
                try {
                    jjwt.verify(token);
                } catch (Exception e) {
                    throw new NotAuthorizedException("Bearer", e);
                }
                return somebody();
            };
        }
    };

    private static SecurityContext somebody() {
        return new BearerContext(() -> "somebody");
    }

    /** The look-up, with what it may need. */
    abstract Function<String, SecurityContext> with(TokenManager tokens, Verifier jjwt);
}
