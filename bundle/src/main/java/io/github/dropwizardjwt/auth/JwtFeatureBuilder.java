package io.github.dropwizardjwt.auth;

import io.github.dropwizardjwt.auth.error.TokenErrorHandler;
import io.github.dropwizardjwt.session.JwtEventListener;
import io.github.dropwizardjwt.session.SessionManager;
import io.github.dropwizardjwt.token.TokenManager;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Builds a {@link JwtFeature}. Not thread-safe. */
public final class JwtFeatureBuilder {
    /** What a quoted string of RFC 6750 §3 holds without escapes. */
    private static final Pattern REALM = Pattern.compile("[\\x20\\x21\\x23-\\x5B\\x5D-\\x7E]+");

    final TokenManager tokens;
    final @Nullable SessionManager sessions;
    String realm = "api";
    Unannotated unannotated = Unannotated.ALLOW;
    TokenErrorHandler errorHandler = (request, reason, response) -> {};

    JwtEventListener events = new JwtEventListener() {};

    JwtFeatureBuilder(TokenManager tokens, @Nullable SessionManager sessions) {
        this.tokens = tokens;
        this.sessions = sessions;
    }

    /**
     * Sets the realm: the name of the protection space in {@code WWW-Authenticate} (RFC 9110 §11.5).
     *
     * @param realm printable ASCII without quotes and backslashes
     * @return this
     * @throws IllegalArgumentException if it has other characters or none
     */
    public JwtFeatureBuilder realm(String realm) {
        if (!isRealm(realm)) {
            throw new IllegalArgumentException("A realm must be printable ASCII without quotes and backslashes");
        }
        this.realm = realm;
        return this;
    }

    /**
     * Sets what happens to resource methods without a security annotation.
     *
     * @param unannotated open, authenticated or denied
     * @return this
     */
    public JwtFeatureBuilder unannotated(Unannotated unannotated) {
        this.unannotated = unannotated;
        return this;
    }

    /**
     * Sets a handler that customizes error responses.
     *
     * @param errorHandler the handler
     * @return this
     */
    public JwtFeatureBuilder errorHandler(TokenErrorHandler errorHandler) {
        this.errorHandler = errorHandler;
        return this;
    }

    /**
     * Sets the listener for rejected requests.
     *
     * @param events the listener; its exceptions are logged
     * @return this
     */
    public JwtFeatureBuilder events(JwtEventListener events) {
        this.events = events;
        return this;
    }

    /**
     * Builds the feature.
     *
     * @return the feature
     */
    public JwtFeature build() {
        return new JwtFeature(this);
    }

    /**
     * Whether a text is a valid realm (RFC 9110 §11.5, RFC 6750 §3).
     *
     * @param text the text
     * @return whether it is printable ASCII without quotes and backslashes, and not empty
     */
    public static boolean isRealm(String text) {
        return REALM.matcher(text).matches();
    }
}
