package io.github.dropwizardjwt.auth.cookie;

/** With which requests of other sites a browser sends a cookie (draft-ietf-httpbis-rfc6265bis §5.6.7). */
public enum SameSite {
    /** With none of them. */
    STRICT("Strict"),
    /** With links to this site, so that a user who follows one is logged in at once. */
    LAX("Lax"),
    /** With all of them: for a page that is embedded in pages of other sites, in a partitioned cookie. */
    NONE("None");

    private final String attribute;

    SameSite(String attribute) {
        this.attribute = attribute;
    }

    String attribute() {
        return attribute;
    }
}
