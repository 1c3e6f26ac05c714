package io.github.dropwizardjwt.auth;

import com.google.common.base.Suppliers;
import io.github.dropwizardjwt.auth.error.ErrorResponses;
import io.github.dropwizardjwt.auth.error.TokenErrorHandler;
import io.github.dropwizardjwt.auth.principal.PrincipalsBuilder;
import io.github.dropwizardjwt.auth.requirement.Checks;
import io.github.dropwizardjwt.auth.requirement.TokenCheck;
import io.github.dropwizardjwt.auth.requirement.TokenSource;
import io.github.dropwizardjwt.session.JwtEventListener;
import io.github.dropwizardjwt.session.SessionManager;
import io.github.dropwizardjwt.token.Token;
import io.github.dropwizardjwt.token.TokenManager;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Builds a {@link JwtFeature}. Not thread-safe. */
public final class JwtFeatureBuilder {
    final TokenManager tokens;
    final @Nullable SessionManager sessions;

    @Nullable
    String loginPage;

    final PrincipalsBuilder principals = new PrincipalsBuilder();
    private Supplier<Validator> validator =
            Suppliers.memoize(() -> Validation.buildDefaultValidatorFactory().getValidator());
    String realm = "api";
    Unannotated unannotated = Unannotated.DENY;
    TokenErrorHandler errorHandler = (request, reason, response) -> {};

    TokenSource header = TokenSource.bearerHeader();
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
     * Injects {@code @Auth P} and {@code @Auth Optional<P>}: what the application knows of a token's subject. A method
     * with {@code @Auth P} demands a token, as with {@code @Auth Token}. A subject that is not found is answered with
     * 401, a look-up that throws with 503. A subject that is not this service's own ({@link Token#hasOwnSubject()}) is
     * answered with 401, unless there is a look-up for its issuer.
     *
     * @param type the type of the parameters, compared exactly
     * @param lookup finds the principal of a verified token; called once per request, before its body is read
     * @param <P> the type
     * @return this
     * @throws IllegalArgumentException if the type is registered already, or is {@code Token} or a general one
     */
    public <P> JwtFeatureBuilder principal(
            Class<P> type, Function<? super Token, ? extends Optional<? extends P>> lookup) {
        principals.add(type, lookup);
        return this;
    }

    /**
     * Injects {@code @Auth P} for the subjects of a trusted issuer, as {@link #principal(Class, Function)} does for
     * this service's own.
     *
     * @param type the type of the parameters
     * @param issuer the {@code iss} claim of its tokens
     * @param lookup finds the principal of a verified token of this issuer
     * @param <P> the type
     * @return this
     * @throws IllegalArgumentException if the type is registered for this issuer already, or is a general one
     */
    public <P> JwtFeatureBuilder principal(
            Class<P> type, String issuer, Function<? super Token, ? extends Optional<? extends P>> lookup) {
        principals.add(type, issuer, lookup);
        return this;
    }

    /**
     * Injects {@code @Auth P}: the claims of the token as a type of the application, such as {@code record
     * Tenant(@NotBlank String tenant, @Min(1) int level)}. Claims are read strictly: a text is no number, and an
     * {@code Instant} is a NumericDate (RFC 7519 §2). Further claims are ignored. A token whose claims cannot be read,
     * or violate a constraint of Bean Validation, is answered with 401.
     *
     * @param type a record, or a class with a {@code @JsonCreator}
     * @return this
     * @throws IllegalArgumentException if the type is neither, or is registered already
     */
    public JwtFeatureBuilder claims(Class<?> type) {
        principals.addClaims(type, bean -> validator.get().validate(bean));
        return this;
    }

    /**
     * Sets what validates the types of {@link #claims(Class)}.
     *
     * @param validator Dropwizard's {@code environment.getValidator()}, say; default: that of Bean Validation
     * @return this
     */
    public JwtFeatureBuilder validator(Validator validator) {
        this.validator = () -> validator;
        return this;
    }

    /**
     * Sets which roles {@code @RolesAllowed} and {@code SecurityContext.isUserInRole} ask for. Default: the token's
     * scopes. {@link RequireToken#scope()} is about scopes in any case. A subject that is not this service's own
     * ({@link Token#hasOwnSubject()}) has no roles then, unless there is a look-up for its issuer.
     *
     * @param lookup returns the roles of a verified token. Called once per request at most, where a role is asked for;
     *     if it throws, the request is answered with 503
     * @return this
     * @throws IllegalArgumentException if it is set already
     */
    public JwtFeatureBuilder roles(Function<? super Token, ? extends Collection<String>> lookup) {
        principals.roles(lookup);
        return this;
    }

    /**
     * Sets which roles the subjects of a trusted issuer have, as {@link #roles(Function)} does for this service's own.
     *
     * @param issuer the {@code iss} claim of its tokens
     * @param lookup returns the roles of a verified token of this issuer; {@code token -> Set.of()} for none
     * @return this
     * @throws IllegalArgumentException if it is set already
     */
    public JwtFeatureBuilder roles(String issuer, Function<? super Token, ? extends Collection<String>> lookup) {
        principals.roles(issuer, lookup);
        return this;
    }

    /**
     * Sets which roles include others, as {@code Map.of("admin", List.of("editor"), "editor", List.of("reader"))}.
     *
     * @param includes for each role those that it includes
     * @return this
     * @throws IllegalArgumentException if a role is blank or includes itself
     */
    public JwtFeatureBuilder roleHierarchy(Map<String, ? extends List<String>> includes) {
        principals.roleHierarchy(includes);
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
     */
    public JwtFeature build() {
        return new JwtFeature(this);
    }
}
