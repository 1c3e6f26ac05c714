package io.github.dropwizardjwt.auth;

import com.google.common.base.Suppliers;
import io.github.dropwizardjwt.auth.principal.PrincipalsBuilder;
import io.github.dropwizardjwt.token.Token;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What a {@link JwtFeatureBuilder} knows of principals and roles. Not thread-safe.
 *
 * @param <B> the builder
 */
abstract class PrincipalSettings<B extends PrincipalSettings<B>> {
    final PrincipalsBuilder principals = new PrincipalsBuilder();
    private Supplier<Validator> validator =
            Suppliers.memoize(() -> Validation.buildDefaultValidatorFactory().getValidator());

    PrincipalSettings() {}

    abstract B self();

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
    public <P> B principal(Class<P> type, Function<? super Token, ? extends Optional<? extends P>> lookup) {
        principals.add(type, lookup);
        return self();
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
    public <P> B principal(
            Class<P> type, String issuer, Function<? super Token, ? extends Optional<? extends P>> lookup) {
        principals.add(type, issuer, lookup);
        return self();
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
    public B claims(Class<?> type) {
        principals.addClaims(type, bean -> validator.get().validate(bean));
        return self();
    }

    /**
     * Sets what validates the types of {@link #claims(Class)}.
     *
     * @param validator Dropwizard's {@code environment.getValidator()}, say; default: that of Bean Validation
     * @return this
     */
    public B validator(Validator validator) {
        this.validator = () -> validator;
        return self();
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
    public B roles(Function<? super Token, ? extends Collection<String>> lookup) {
        principals.roles(lookup);
        return self();
    }

    /**
     * Sets which roles the subjects of a trusted issuer have, as {@link #roles(Function)} does for this service's own.
     *
     * @param issuer the {@code iss} claim of its tokens
     * @param lookup returns the roles of a verified token of this issuer; {@code token -> Set.of()} for none
     * @return this
     * @throws IllegalArgumentException if it is set already
     */
    public B roles(String issuer, Function<? super Token, ? extends Collection<String>> lookup) {
        principals.roles(issuer, lookup);
        return self();
    }

    /**
     * Sets which roles include others, as {@code Map.of("admin", List.of("editor"), "editor", List.of("reader"))}.
     *
     * @param includes for each role those that it includes
     * @return this
     * @throws IllegalArgumentException if a role is blank or includes itself
     */
    public B roleHierarchy(Map<String, ? extends List<String>> includes) {
        principals.roleHierarchy(includes);
        return self();
    }
}
