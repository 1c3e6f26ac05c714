package io.github.dropwizardjwt.auth.route;

/** Who reaches a route. */
public enum Access {
    /** Callers with a valid token that meets the route's rule. */
    TOKEN,
    /** Everybody; a token that the request carries must be valid: {@code @Auth Optional<Token>}. */
    OPTIONAL,
    /** Whom another authentication admits: the method has an {@code @Auth} parameter of another principal. */
    OTHER,
    /**
     * Everybody; another authentication may say who it is: the method has an {@code @Auth Optional} of its principal.
     */
    OTHER_OPTIONAL,
    /** Everybody. */
    OPEN,
    /** Nobody: {@code @DenyAll}, or no security annotation where such methods are denied. */
    DENIED,
    /** Whoever the servlet itself admits: it is not below Jersey, and no path that {@code guard} names covers it. */
    OUTSIDE,
    /** Decided at run time, by what a sub-resource locator returns. */
    UNKNOWN;

    /**
     * Whether callers get in without being asked who they are.
     *
     * @return true where neither a token nor another authentication is demanded
     */
    public boolean isOfEverybody() {
        return this == OPEN || this == OPTIONAL || this == OTHER_OPTIONAL;
    }
}
