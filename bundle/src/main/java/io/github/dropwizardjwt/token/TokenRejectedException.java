package io.github.dropwizardjwt.token;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A token is rejected. The message has the reason and no part of the token. Has no stack trace, so that a flood of
 * invalid tokens stays cheap.
 */
public final class TokenRejectedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final @Nullable String keyId;
    private final @Nullable String issuer;
    private final @Nullable String claim;
    /** Not serialized, since a token is a credential. */
    private final transient @Nullable Token token;

    /**
     * A rejection.
     *
     * @param reason why
     */
    public TokenRejectedException(Reason reason) {
        this(reason, (String) null);
    }

    /**
     * A rejection of a token that was verified before.
     *
     * @param reason why
     * @param token the token
     */
    public TokenRejectedException(Reason reason, Token token) {
        this(reason, token.header().get("kid") instanceof String keyId ? keyId : null, token.issuer(), null, token);
    }

    TokenRejectedException(Reason reason, @Nullable String keyId) {
        this(reason, keyId, null, null, null);
    }

    private TokenRejectedException(
            Reason reason,
            @Nullable String keyId,
            @Nullable String issuer,
            @Nullable String claim,
            @Nullable Token token) {
        super("Token rejected: " + reason, null, false, false);
        this.reason = reason;
        this.keyId = keyId;
        this.issuer = issuer;
        this.claim = claim;
        this.token = token;
    }

    /** A rejection for a claim that is missing or malformed; never with a name that the token chose. */
    static TokenRejectedException ofClaim(String claim) {
        return new TokenRejectedException(Reason.INVALID_CLAIMS, null, null, claim, null);
    }

    /** The same rejection, with the id of the key that the token was verified with. */
    TokenRejectedException withKeyId(@Nullable String id) {
        return new TokenRejectedException(reason, id, issuer, claim, token);
    }

    /** The same rejection, with an issuer whose tokens are accepted. */
    TokenRejectedException withIssuer(String known) {
        return new TokenRejectedException(reason, keyId, known, claim, token);
    }

    /**
     * Why the token was rejected.
     *
     * @return the reason
     */
    public Reason reason() {
        return reason;
    }

    /**
     * The id of the key that the token was verified with.
     *
     * @return the id of a known key, never an unverified {@code kid}; empty where no key was selected
     */
    public Optional<String> keyId() {
        return Optional.ofNullable(keyId);
    }

    /**
     * The issuer that the token names. The signature may be invalid, so that the token need not be of this issuer.
     *
     * @return this service or an issuer that it trusts, never another text; empty where the token names none of them,
     *     or was rejected before its claims were read
     */
    public Optional<String> issuer() {
        return Optional.ofNullable(issuer);
    }

    /**
     * The claim because of which the reason is {@link Reason#INVALID_CLAIMS}.
     *
     * @return the name of a registered claim or of one that the configuration requires; empty for other reasons, and
     *     where claims cannot be read as a type of the application
     */
    public Optional<String> claim() {
        return Optional.ofNullable(claim);
    }

    /**
     * The token, where it was verified before it was rejected: its signature and claims are valid, but it does not
     * grant access.
     *
     * @return the token; empty where it is invalid, and after deserialization
     */
    public Optional<Token> token() {
        return Optional.ofNullable(token);
    }
}
