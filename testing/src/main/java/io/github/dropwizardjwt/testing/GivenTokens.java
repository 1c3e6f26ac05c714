package io.github.dropwizardjwt.testing;

import io.github.dropwizardjwt.auth.route.Route;
import io.github.dropwizardjwt.auth.route.Routes;
import io.github.dropwizardjwt.key.VerificationKey;
import io.github.dropwizardjwt.token.TokenManager;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A token manager without an application of its own.
 *
 * @param tokens the manager
 * @param keys its keys, where they are known
 * @param signer signs with its key, where that is known
 * @param moved its clock, where it can be moved
 * @param listed the routes of the Jersey application, where they are known
 */
record GivenTokens(
        TokenManager tokens,
        List<VerificationKey> keys,
        Signer signer,
        Optional<TestClock> moved,
        Supplier<List<Route>> listed)
        implements TestedService {
    private static final String CURE = "use JwtTest.of(application), or JwtTest.standalone() and its feature()";

    /** Those of the test's own manager. */
    static GivenTokens of(TokenManager tokens) {
        Signer none = (header, claims) -> {
            throw new IllegalStateException(
                    "A TokenManager issues no token like this one, and does not show its key; " + CURE);
        };
        return new GivenTokens(tokens, List.of(), none, Optional.empty(), () -> {
            throw new IllegalStateException("A TokenManager has no routes; " + CURE);
        });
    }

    @Override
    public Mint mint() {
        return new Mint(tokens, Optional.empty(), keys, signer);
    }

    @Override
    public TestClock clock() {
        return moved.orElseThrow(
                () -> new IllegalStateException("The clock of a TokenManager cannot be moved from outside; " + CURE));
    }

    @Override
    public void resetClock() {
        moved.ifPresent(TestClock::reset);
    }

    @Override
    public String realm() {
        return "api";
    }

    @Override
    public Routes routes() {
        return new Routes(listed.get());
    }

    @Override
    public URI address() {
        throw new IllegalStateException(
                "Requests are sent to a running application; use JwtTest.of(application) instead of JwtTest.standalone()");
    }
}
