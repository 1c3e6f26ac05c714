package io.github.dropwizardjwt.auth;

import io.github.dropwizardjwt.auth.cookie.TokenCookies;
import io.github.dropwizardjwt.auth.error.ErrorResponses;
import io.github.dropwizardjwt.auth.error.TokenErrorHandler;
import io.github.dropwizardjwt.auth.requirement.Checks;
import io.github.dropwizardjwt.auth.requirement.TokenCheck;
import io.github.dropwizardjwt.auth.requirement.TokenSource;
import io.github.dropwizardjwt.session.JwtEventListener;
import io.github.dropwizardjwt.session.SessionManager;
import io.github.dropwizardjwt.token.TokenManager;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds a {@link JwtFeature}. Not thread-safe. */
public final class JwtFeatureBuilder extends PrincipalSettings<JwtFeatureBuilder> {
    final TokenManager tokens;
    final @Nullable SessionManager sessions;

    @Nullable
    Unannotated candidateUnannotated;

    @Nullable
    String loginPage;

    String realm = "api";
    Unannotated unannotated = Unannotated.DENY;
    boolean openNeedsReason;
    TokenErrorHandler errorHandler = (request, reason, response) -> {};

    TokenSource header = TokenSource.bearerHeader();

    @Nullable
    TokenCookies cookies;

    JwtEventListener events = new JwtEventListener() {};
    Checks checks = Checks.none();

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
        if (!ErrorResponses.isRealm(realm)) {
            throw new IllegalArgumentException("A realm must be printable ASCII without quotes and backslashes");
        }
        this.realm = realm;
        return this;
    }

    /**
     * Sets what happens to resource methods without a security annotation.
     *
     * @param unannotated open, authenticated or, by default, denied
     * @return this
     */
    public JwtFeatureBuilder unannotated(Unannotated unannotated) {
        this.unannotated = unannotated;
        return this;
    }

    /**
     * Sets what is counted about resource methods without a security annotation while they are open: which requests
     * would be rejected. No response changes.
     *
     * @param candidate authenticated or denied; null to count nothing
     * @return this
     */
    public JwtFeatureBuilder candidateUnannotated(@Nullable Unannotated candidate) {
        this.candidateUnannotated = candidate;
        return this;
    }

    /**
     * Sets whether each open resource method must say why, with {@link Open}.
     *
     * @param openNeedsReason true to stop the start while one does not; default: false
     * @return this
     */
    public JwtFeatureBuilder openNeedsReason(boolean openNeedsReason) {
        this.openNeedsReason = openNeedsReason;
        return this;
    }

    /**
     * Sets a page to which a browser is redirected, with 303, where it asks for a page and would get a 401. The page
     * gets the path that it came for as the query parameter {@code next}: a path of this host, never a URL. Scripts,
     * other methods than {@code GET} and {@code HEAD}, and all other errors are answered as without it.
     *
     * @param path the absolute path of the page, without query and fragment; null for none
     * @return this
     * @throws IllegalArgumentException if it is no such path
     */
    public JwtFeatureBuilder loginPage(@Nullable String path) {
        if (path != null && !ErrorResponses.isLoginPage(path)) {
            throw new IllegalArgumentException(
                    "A login page must be an absolute path of this host without query, as in /login.html");
        }
        this.loginPage = path;
        return this;
    }

    /**
     * Sets the header that carries tokens, as that of a proxy which passes on the token of an identity provider.
     *
     * @param name a header whose whole value is the token; null for {@code Authorization: Bearer}
     * @return this
     * @throws IllegalArgumentException if no header has such a name, or its value has another form
     */
    public JwtFeatureBuilder tokenHeader(@Nullable String name) {
        this.header = name == null ? TokenSource.bearerHeader() : TokenSource.header(name);
        return this;
    }

    /**
     * Sets cookies in which browsers carry tokens, beside the header.
     *
     * @param cookies the cookies; null for none
     * @return this
     */
    public JwtFeatureBuilder cookies(@Nullable TokenCookies cookies) {
        this.cookies = cookies;
        return this;
    }

    /**
     * Sets what customizes error responses.
     *
     * @param errorHandler the handler
     * @return this
     */
    public JwtFeatureBuilder errorHandler(TokenErrorHandler errorHandler) {
        this.errorHandler = errorHandler;
        return this;
    }

    /**
     * Sets the listener for accepted, overridden and rejected requests.
     *
     * @param events the listener; its exceptions are logged
     * @return this
     */
    public JwtFeatureBuilder events(JwtEventListener events) {
        this.events = events;
        return this;
    }

    /**
     * Registers a check.
     *
     * @param name the name that {@link RequireToken#check()} and {@link Rule#check()} use
     * @param parameters the path parameters that it asks for, without braces; a method that uses the check must have
     *     them in its path
     * @param check is asked last, when everything else that a method demands holds
     * @return this
     * @throws IllegalArgumentException if a check of this name is registered, or a name is blank or repeated
     */
    public JwtFeatureBuilder check(String name, List<String> parameters, TokenCheck check) {
        this.checks = checks.with(name, parameters, check);
        return this;
    }

    /**
     * Builds the feature.
     *
     * @return the feature
     * @throws IllegalArgumentException if {@link #candidateUnannotated} is set, and {@link #unannotated} not to
     *     {@link Unannotated#ALLOW}
     */
    public JwtFeature build() {
        return new JwtFeature(this);
    }

    @Override
    JwtFeatureBuilder self() {
        return this;
    }
}
