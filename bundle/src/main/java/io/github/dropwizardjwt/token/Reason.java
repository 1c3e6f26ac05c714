package io.github.dropwizardjwt.token;

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
    /** The header asks for something that is rejected: encryption, compression, extensions, a key of its own. */
    UNSUPPORTED_HEADER,
    /** The {@code alg} header is not the key's algorithm (RFC 8725 §3.1). */
    WRONG_ALGORITHM,
    /** No key has the token's {@code kid}, or the token has none and not exactly one key fits. */
    UNKNOWN_KEY,
    /** The signature is not the key's. */
    BAD_SIGNATURE,

    /** A required claim is missing, or a claim has an impossible value. */
    INVALID_CLAIMS,
    /** The {@code iss} claim is not the configured issuer (RFC 7519 §4.1.1). */
    WRONG_ISSUER,
    /** The token is meant for others (RFC 7519 §4.1.3). */
    WRONG_AUDIENCE,
    /** It is an auth token where a refresh token is asked for, the other way round, or a token of another kind. */
    WRONG_TYPE,
    /** Now is on or after {@code exp} (RFC 7519 §4.1.4). */
    EXPIRED,
    /** Now is before {@code nbf} (RFC 7519 §4.1.5). */
    NOT_YET_VALID,
    /** {@code iat} is in the future. */
    ISSUED_IN_THE_FUTURE,
    /** The token is bound to a key of its holder ({@code cnf}, RFC 7800), which nothing here can check. */
    BOUND_TO_A_KEY,
    /** The token was revoked, or its session is over. */
    REVOKED,
    /** The refresh token was used before; its session is over from now on (RFC 9700 §4.14.2). */
    REUSED,
    /** The application grants the subject nothing any more: it was deleted or locked, say. Its session is over. */
    UNKNOWN_SUBJECT,

    /** The {@code sub} claim is not the path parameter's value. */
    SUBJECT_MISMATCH,
    /** A required claim does not hold. */
    CLAIM_MISSING,
    /** A required scope is not granted. */
    SCOPE_MISSING,
    /** No role of {@code @RolesAllowed} is granted as a scope, or {@code @DenyAll} lets nobody in. */
    ROLE_MISSING,
    /** The method says nothing about tokens, and such methods are denied. */
    NOT_DECLARED,

    /** Nothing can be said: a key source, session store or cryptographic provider does not answer. */
    UNAVAILABLE
}
