package io.github.dropwizardjwt.session;

/** A subject has as many API tokens as allowed: one must be revoked or expire before another can be issued. */
public final class ApiTokenLimitException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    ApiTokenLimitException(int max) {
        super("The subject has " + max + " API tokens, which is the limit; revoke one first");
    }
}
