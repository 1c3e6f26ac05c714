package io.github.dropwizardjwt.token;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A token is rejected. The message has the reason with its {@link #detail()}, and no part of the token. Has no stack
 * trace, so that a flood of invalid tokens stays cheap.
 */
public final class TokenRejectedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final @Nullable String keyId;
    private final @Nullable String issuer;
    private final @Nullable String detail;
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
            @Nullable String detail,
            @Nullable Token token) {
        super("Token rejected: " + reason + (detail == null ? "" : " (" + detail + ")"), null, false, false);
        this.reason = reason;
        this.keyId = keyId;
        this.issuer = issuer;
        this.detail = detail;
        this.token = token;
    }

    /** A rejection for a claim that is missing or malformed; never with a name that the token chose. */
    static TokenRejectedException ofClaim(String claim) {
        return new TokenRejectedException(Reason.INVALID_CLAIMS, null, null, claim, null);
    }

    /** A rejection for a header parameter that is not supported; never with a name that the token chose. */
    static TokenRejectedException ofHeader(String parameter) {
        return new TokenRejectedException(Reason.UNSUPPORTED_HEADER, null, null, parameter, null);
    }

    /** The same rejection, with the id of the key that the token was verified with. */
    TokenRejectedException withKeyId(@Nullable String id) {
        return new TokenRejectedException(reason, id, issuer, detail, token);
    }

    /** The same rejection, with an issuer whose tokens are accepted. */
    TokenRejectedException withIssuer(String known) {
        return new TokenRejectedException(reason, keyId, known, detail, token);
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
     * What of the token is at fault: the name of the claim if the reason is {@link Reason#INVALID_CLAIMS}, that of the
     * header parameter if it is {@link Reason#UNSUPPORTED_HEADER}. {@code sub} stands for the subject, also where
     * {@code subjectClaim} names other claims. The message has it too.
     *
     * @return a name that this library or its configuration knows, never one that the token chose; empty for other
     *     reasons
     */
    public Optional<String> detail() {
        return Optional.ofNullable(detail);
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
