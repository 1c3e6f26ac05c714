package io.github.dropwizardjwt.testing;

import java.util.Locale;
import org.junit.jupiter.api.Assumptions;

/**
 * Ways in which a token is invalid. Each token is good but for the one thing that its kind names:
 * {@code JWT.as("alice").forged(Forgery.EXPIRED)}, or for all of them {@code @ParameterizedTest @EnumSource}.
 */
public enum Forgery {
    /** No token at all, but a text where one belongs. */
    MALFORMED,
    /** Not signed, and saying so: {@code alg: none} (RFC 8725 §2.1). */
    ALG_NONE,
    /** Signed with another key of the same algorithm, under the id of the right one. */
    WRONG_KEY,
    /** Under the id of the right key, but with another algorithm. */
    WRONG_ALGORITHM,
    /** HMAC with the public key as the secret (RFC 8725 §2.1); only where the key has a public half. */
    KEY_CONFUSION,
    /** Of another subject than the one that was signed. */
    TAMPERED,
    /** With half of its signature. */
    CUT_SIGNATURE,
    /** Expired, by more than the largest clock skew. */
    EXPIRED,
    /** Valid later only ({@code nbf}), by more than the largest clock skew. */
    NOT_YET_VALID,
    /** Issued in the future, by more than the largest clock skew. */
    ISSUED_IN_THE_FUTURE,
    /** Of an issuer that the service does not know, with the right key. */
    WRONG_ISSUER,
    /** For another service. */
    WRONG_AUDIENCE,
    /** A refresh token where an auth token belongs, or the other way round. */
    WRONG_TYPE,
    /** Signed with the right key, under an id that no key has. */
    UNKNOWN_KEY_ID,
    /** Revoked; only with sessions. */
    REVOKED,
    /** Of a session that was ended because a refresh token was used again; only with sessions. */
    REUSED;

    /**
     * Makes such a token. If the service has none of this kind, the test is skipped.
     *
     * @param good the token that it is made of
     * @return the text of the token
     * @throws IllegalStateException if the service has no key to sign with
     */
    public String of(TestToken good) {
        if (!isPossibleWith(good.mint())) {
            Assumptions.abort(
                    this == KEY_CONFUSION
                            ? "The service's key is a secret, and has no public half"
                            : "The token is in no session, and cannot be revoked");
        }
        return of(good, good.minted());
    }

    /** The same, made of a token that was issued before. */
    String of(TestToken good, Minted issued) {
        return new Forge(good, issued).of(this);
    }

    boolean isPossibleWith(Mint mint) {
        return switch (this) {
            case KEY_CONFUSION -> mint.publicKey().isPresent();
            case REVOKED, REUSED -> mint.sessions().isPresent();
            default -> true;
        };
    }

    /** Whether it is invalid only since it was revoked. */
    boolean isRevoked() {
        return this == REVOKED || this == REUSED;
    }

    /** The name in lower case, for people. */
    String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
