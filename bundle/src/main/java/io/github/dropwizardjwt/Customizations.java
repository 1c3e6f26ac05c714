package io.github.dropwizardjwt;

import io.github.dropwizardjwt.auth.JwtFeatureBuilder;
import io.github.dropwizardjwt.auth.error.TokenErrorHandler;
import io.github.dropwizardjwt.auth.path.GuardedPaths;
import io.github.dropwizardjwt.session.Grants;
import io.github.dropwizardjwt.session.JwtEventListener;
import io.github.dropwizardjwt.token.TokenManagerBuilder;
import java.time.Clock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What the application sets in code, before the bundle runs: the {@code jwt:} section cannot say it. Not thread-safe.
 */
final class Customizations {
    final ServiceClock clock = new ServiceClock(Clock.systemUTC());
    TokenErrorHandler errorHandler = (request, reason, response) -> {};
    JwtEventListener events = new JwtEventListener() {};
    Consumer<TokenManagerBuilder> tokens = builder -> {};
    Consumer<JwtFeatureBuilder> feature = builder -> {};

    final GuardedPaths paths = new GuardedPaths();

    @Nullable
    Grants grants;

    void addToTokens(Consumer<TokenManagerBuilder> more) {
        tokens = tokens.andThen(more);
    }

    /** These and a further one, for a single command. */
    Customizations withTokens(Consumer<TokenManagerBuilder> more) {
        Customizations copy = new Customizations();
        copy.clock.delegateTo(clock.delegate());
        copy.errorHandler = errorHandler;
        copy.events = events;
        copy.feature = feature;
        copy.grants = grants;
        copy.tokens = tokens.andThen(more);
        return copy;
    }

    void addToFeature(Consumer<JwtFeatureBuilder> more) {
        feature = feature.andThen(more);
    }
}
