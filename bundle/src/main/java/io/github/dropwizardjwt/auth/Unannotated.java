package io.github.dropwizardjwt.auth;

/**
 * What happens to resource methods without a security annotation. These are methods and sub-resource locators that
 * have, themselves or by inheritance, no {@link RequireToken}, {@code @RolesAllowed}, {@code @DenyAll} or
 * {@code @PermitAll}, and no {@code @Auth} parameter. Below a locator that demands a token, methods without an
 * annotation need nothing else. The responses to {@code OPTIONS} that Jersey generates are always open.
 */
public enum Unannotated {
    /** They are open to everybody. */
    ALLOW,
    /** They demand a valid auth token. */
    AUTHENTICATED,
    /** They are denied with 403. The default. */
    DENY
}
