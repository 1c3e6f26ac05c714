package io.github.dropwizardjwt.auth;

import io.github.dropwizardjwt.auth.error.TokenErrorHandler;
import io.github.dropwizardjwt.session.JwtEventListener;
import io.github.dropwizardjwt.session.SessionManager;
import io.github.dropwizardjwt.token.TokenManager;
import org.jspecify.annotations.Nullable;

/** Collects what a {@link JwtFeature} is made of. Not thread-safe. */
public final class JwtFeatureBuilder {
    final TokenManager tokens;
    String realm = "api";
    Unannotated unannotated = Unannotated.ALLOW;
    TokenErrorHandler errorHandler = (request, reason, response) -> {};

    @Nullable
    SessionManager sessions;

    JwtEventListener events = new JwtEventListener() {};

    JwtFeatureBuilder(TokenManager tokens) {
        this.tokens = tokens;
    }

    /**
     * The name of what is protected, for {@code WWW-Authenticate}.
     *
     * @param realm printable ASCII without quotes and backslashes
     * @return this
     * @throws IllegalArgumentException if it has other characters or none
     */
    public JwtFeatureBuilder realm(String realm) {
        if (!Realm.isRealm(realm)) {
            throw new IllegalArgumentException("A realm is printable ASCII without quotes and backslashes");
        }
        this.realm = realm;
        return this;
    }

    /**
     * What happens to methods that say nothing.
     *
     * @param unannotated open, authenticated or denied
     * @return this
     */
    public JwtFeatureBuilder unannotated(Unannotated unannotated) {
        this.unannotated = unannotated;
        return this;
    }

    /**
     * Gives responses another body.
     *
     * @param errorHandler changes the answers
     * @return this
     */
    public JwtFeatureBuilder errorHandler(TokenErrorHandler errorHandler) {
        this.errorHandler = errorHandler;
        return this;
    }

    /**
     * Injects a session manager, beside the token manager.
     *
     * @param sessions the manager
     * @return this
     */
    public JwtFeatureBuilder sessions(SessionManager sessions) {
        this.sessions = sessions;
        return this;
    }

    /**
     * Who is told of rejected requests.
     *
     * @param events the listener; what it throws is logged
     * @return this
     */
    public JwtFeatureBuilder events(JwtEventListener events) {
        this.events = events;
        return this;
    }

    /**
     * Makes the feature.
     *
     * @return a feature
     */
    public JwtFeature build() {
        return new JwtFeature(this);
    }
}
