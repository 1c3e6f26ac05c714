package io.github.dropwizardjwt.token;

import com.google.common.base.CaseFormat;

/** Why a request or a token was rejected: for logs, metrics and tests, never for the client. */
public enum Reason {
    /** The request carries no token. */
    NO_TOKEN,
    /** The request carries more than one token (RFC 6750 §2). */
    SEVERAL_TOKENS,
    /** The {@code Authorization} header is not {@code Bearer 1*SP token68} (RFC 6750 §2.1). */
    MALFORMED_CREDENTIALS,

    /** The token has more characters than {@code maxTokenSize}. */
    TOO_LARGE,
    /** The token is not a canonical compact JWS of JSON objects (RFC 7515 §7.1). */
    MALFORMED,
    /** The header asks for something that is not supported: encryption, compression, extensions, a key in the token. */
    UNSUPPORTED_HEADER,
    /** The {@code alg} header is not the key's algorithm (RFC 8725 §3.1). */
    WRONG_ALGORITHM,
    /** No key has the token's {@code kid}, or the token has none and not exactly one key has its algorithm. */
    UNKNOWN_KEY,
    /** The signature does not verify with the key (RFC 7515 §5.2). */
    BAD_SIGNATURE,

    /** A required claim is missing, a claim is malformed, or the claims are none of a type of {@code withClaims}. */
    INVALID_CLAIMS,
    /** The {@code iss} claim is neither this service nor a trusted issuer (RFC 7519 §4.1.1). */
    WRONG_ISSUER,
    /** The {@code aud} claim does not name this service (RFC 7519 §4.1.3). */
    WRONG_AUDIENCE,
    /**
     * An auth token where a refresh token is required, a refresh token where an auth token is, or a token of another
     * kind.
     */
    WRONG_TYPE,
    /** The token has expired: the time is on or after {@code exp} (RFC 7519 §4.1.4). */
    EXPIRED,
    /** The token is not valid yet: the time is before {@code nbf} (RFC 7519 §4.1.5). */
    NOT_YET_VALID,
    /** The {@code iat} claim is in the future. */
    ISSUED_IN_THE_FUTURE,
    /** The token is bound to a key of its holder ({@code cnf}, RFC 7800), which is not supported. */
    BOUND_TO_A_KEY,
    /** The ticket for a WebSocket is unknown, was used before, or has expired. */
    INVALID_TICKET,
    /** The token was revoked, or its session has ended. */
    REVOKED,
    /** The refresh token was used before; its session has been ended (RFC 9700 §4.14.2). */
    REUSED,
    /**
     * The application does not know the subject: it was deleted or locked, say. At a refresh, its session has been
     * ended; elsewhere, {@code withPrincipal} found nobody, or the subject is that of a trusted issuer and not looked
     * up.
     */
    UNKNOWN_SUBJECT,

    /** The {@code sub} claim is not equal to the path parameter. */
    SUBJECT_MISMATCH,
    /** A required claim does not hold. */
    CLAIM_MISSING,
    /** A required scope is not granted. */
    SCOPE_MISSING,
    /** A check of the application does not hold, or is not asked, since the subject is not one of this service's. */
    CHECK_FAILED,
    /** The caller has no role of {@code @RolesAllowed}, or the method has {@code @DenyAll}. */
    ROLE_MISSING,
    /** The token is an API token, and the method is for logged-in users only. */
    API_TOKEN,
    /** A WebSocket is opened with a cookie, by a page of an origin that may not (RFC 6455 §10.2). */
    CROSS_ORIGIN,
    /** The method has no security annotation, and such methods are denied. */
    UNANNOTATED,

    /** The token cannot be checked: a key source, session store or cryptographic provider does not answer. */
    UNAVAILABLE;

    /**
     * Its name in metrics and in the audit log.
     *
     * @return the name in lower case with hyphens, as in {@code bad-signature}
     */
    public String id() {
        return CaseFormat.UPPER_UNDERSCORE.to(CaseFormat.LOWER_HYPHEN, name());
    }
}
