package io.github.dropwizardjwt.auth;

import io.github.dropwizardjwt.token.TokenType;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Demands a valid token that meets these requirements. A request without a valid token is answered with 401, one whose
 * token does not meet them with 403 (RFC 6750 §3.1).
 *
 * <p>May be placed on a resource method, on a resource class (for all its resource methods, inherited ones too), on a
 * superclass or interface of it, on a method that the resource method overrides or implements, on a sub-resource
 * locator (for everything below it), or on another annotation. Only the nearest one applies; those on methods come
 * before those on classes. With {@link #inherit()} it is added to the next one instead of replacing it.
 * {@code @PermitAll} on a method lifts the requirement of its class. A locator is guarded before its parameters are
 * converted. Fields and constructors of resource classes are not guarded: a {@code @PathParam} there is converted for
 * every request.
 *
 * <p>First the token is verified, its type and revocation included. Then the overrides are evaluated, and unless one of
 * them holds, {@link #sub()}, {@link #claims()}, {@link #scope()}, {@link #anyOf()} and last {@link #check()}; all of
 * them must hold. No override waives the token's type, its revocation, or roles ({@code @RolesAllowed}).
 *
 * <p>Entries of {@link #scope()}, {@link #claims()} and the overrides are either {@code name}, which must be granted,
 * or {@code name=value}. The value is JSON where it parses as JSON ({@code level=3}, {@code roles=["a"]}), the decoded
 * value of a path parameter where it is {@code {param}}, and text otherwise ({@code test=some value}). The claim must
 * contain the value, with the semantics of PostgreSQL's {@code jsonb @>}: an object contains each member, an array each
 * element, and numbers are compared by value. All entries must hold. The application does not start if an entry is
 * malformed, or an unknown path parameter or check is named; the message has all problems of an annotation.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
public @interface RequireToken {
    /**
     * The path parameter that must be equal to the token's subject, which must be one of this service's own (see
     * {@code Token.hasOwnSubject()}): a trusted issuer's {@code alice} is not ours. To compare the subjects of such an
     * issuer instead, name it in {@link #claims()}: {@code claims = "iss=https://login.example.com"}.
     *
     * @return the parameter's name without braces; empty for none
     */
    String sub() default "";

    /**
     * The scopes that must be granted. {@code name}: the {@code scope} claim is a space-separated string or an array
     * that contains the name, or an object in which it is {@code true}. {@code name=value}: the claim is an object
     * whose member of this name contains the value.
     *
     * @return the entries
     */
    String[] scope() default {};

    /**
     * The claims that must hold. {@code name}: the claim is {@code true}. {@code name=value}: the claim contains the
     * value.
     *
     * @return the entries
     */
    String[] claims() default {};

    /**
     * Alternatives, at least one of which must hold in addition to all other members. If none does, the request is
     * rejected for a missing scope if an alternative lacks only that, else for what the first one lacks.
     *
     * @return the alternatives; empty to demand none
     */
    Rule[] anyOf() default {};

    /**
     * Checks of the application that must hold, registered with {@code JwtBundle.withCheck}. They are asked last, in
     * this order, up to the first that does not hold. As {@link #sub()}, they do not hold for the subjects of a trusted
     * issuer unless {@link #claims()} name it.
     *
     * @return the names with which the checks are registered
     */
    String[] check() default {};

    /**
     * Claims that, if all of them hold, waive {@link #sub()}, {@link #scope()}, {@link #claims()}, {@link #anyOf()} and
     * {@link #check()}.
     *
     * @return the entries, in the form of {@link #claims()}; empty for no override
     */
    String[] override() default {};

    /**
     * Scopes that, if all of them are granted, waive what {@link #override()} waives. With both members given, either
     * is enough.
     *
     * @return the entries, in the form of {@link #scope()}; empty for no such override
     */
    String[] overrideScope() default {};

    /**
     * Whether this requirement is added to the one that would apply without it: that of an overridden method, of the
     * class, of a superclass or interface. A token must then meet both, each with its own override. Both must have the
     * same {@link #type()}, {@link #location()}, {@link #cookie()} and {@link #evenIfRevoked()}. The application does
     * not start if there is no other requirement.
     *
     * @return true to add this requirement, false to replace the other one
     */
    boolean inherit() default false;

    /**
     * The type of the token (RFC 8725 §3.12).
     *
     * @return the only type that is accepted
     */
    TokenType type() default TokenType.AUTH;

    /**
     * Whether a token is accepted until it expires even if it was revoked or its session has ended: after a logout, or
     * after a stolen refresh token was used twice. The session store is not asked, so the method works while the store
     * is down. For methods that neither show nor change anything that such a caller may not see or change. On a locator
     * it also applies to the methods below that have no requirement of their own.
     *
     * @return true to skip the revocation checks: that of the sessions, and those of {@code JwtBundle.withRevocation}
     */
    boolean evenIfRevoked() default false;

    /**
     * Where the request carries the token. With both places, {@code {TokenLocation.HEADER, TokenLocation.COOKIE}}, it
     * may use one of them only; a request with two tokens is answered with 400 (RFC 6750 §2).
     *
     * @return the only places where the token is looked for; empty for the usual ones: the header and, where the
     *     application has a {@code cookies:} section, its cookie
     */
    TokenLocation[] location() default {};

    /**
     * The name of the cookie.
     *
     * @return the name for {@link TokenLocation#COOKIE}; empty for that of the {@code cookies:} section
     */
    String cookie() default "";
}
