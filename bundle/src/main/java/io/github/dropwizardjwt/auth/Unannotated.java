package io.github.dropwizardjwt.auth;

/**
 * What happens to resource methods that say nothing: no {@link RequireToken}, {@code @RolesAllowed}, {@code @DenyAll} or
 * {@code @PermitAll}, no {@code @Auth} parameter. Generated answers to {@code OPTIONS} stay open in any case.
 */
public enum Unannotated {
    /** They are open. */
    ALLOW,
    /** They ask for a valid auth token. */
    AUTHENTICATED,
    /** They are rejected. */
    DENY
}
