package io.github.dropwizardjwt.token;

import io.github.dropwizardjwt.key.KeySource;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects what is known of a {@link TrustedIssuer}. Not thread-safe. */
public final class TrustedIssuerBuilder {
    private final String issuer;
    private final KeySource keys;
    private @Nullable Set<String> audience;
    private Duration clockSkew = Duration.ZERO;
    private @Nullable String mediaType;
    private TypeRule types = TypeRule.TYPE_CLAIM;
    private ScopeClaims scopes = ScopeClaims.SCOPE;

    TrustedIssuerBuilder(String issuer, KeySource keys) {
        if (!RegisteredClaims.isName(issuer)) {
            throw new IllegalArgumentException("The issuer is blank, or has a control character in it");
        }
        this.issuer = issuer;
        this.keys = keys;
    }

    /**
     * The names by which the issuer's tokens call this service; each must have one of them (RFC 8725 §3.9). Required,
     * since a token for another service of the same issuer is none for this one.
     *
     * @param audience the names; empty only for an issuer whose tokens have no {@code aud} at all
     * @return this
     * @throws IllegalArgumentException if a name is blank or has a control character in it
     */
    public TrustedIssuerBuilder audience(List<String> audience) {
        this.audience = Set.copyOf(ClaimRules.checkAudience(audience));
        return this;
    }

    /**
     * How far the issuer's clock may differ.
     *
     * @param clockSkew zero to ten minutes
     * @return this
     * @throws IllegalArgumentException if it is negative or more than ten minutes
     */
    public TrustedIssuerBuilder clockSkew(Duration clockSkew) {
        this.clockSkew = ClaimRules.checkClockSkew(clockSkew);
        return this;
    }

    /**
     * The {@code typ} header that the issuer's tokens have (RFC 8725 §3.11). Without it both are accepted, and none.
     *
     * @param mediaType {@code at+jwt} (RFC 9068 §2.1) or {@code JWT}, in any case
     * @return this
     * @throws IllegalArgumentException if it is another: tokens of other kinds open nothing
     */
    public TrustedIssuerBuilder typ(String mediaType) {
        this.mediaType = JoseHeader.supportedMediaType(mediaType)
                .orElseThrow(() -> new IllegalArgumentException("The typ of an access token is at+jwt or JWT"));
        return this;
    }

    /**
     * Takes tokens without a {@code type} claim for auth tokens, as those of most identity providers are. Whether a token
     * was meant to open resources is then told by its audience alone, and its {@code typ}.
     *
     * @return this
     */
    public TrustedIssuerBuilder untypedTokensAreAuthTokens() {
        this.types = TypeRule.authWhereUntyped();
        return this;
    }

    /**
     * Takes the tokens that have a certain claim for auth tokens, and no others.
     *
     * @param claim its name; {@code token_use}, say
     * @param value its value; {@code access}, say
     * @return this
     */
    public TrustedIssuerBuilder authTokensHave(String claim, String value) {
        this.types = TypeRule.authWhere(claim, value);
        return this;
    }

    /**
     * Where the issuer's tokens say what they allow. What stands at any of these places counts as a scope: a text of
     * words with spaces between them, a list, or an object whose members are {@code true}.
     *
     * @param pointers JSON Pointers (RFC 6901), {@code /realm_access/roles} for one; none for an issuer that grants
     *     nothing
     * @return this
     * @throws IllegalArgumentException if one is malformed
     */
    public TrustedIssuerBuilder scopeClaims(List<String> pointers) {
        this.scopes = new ScopeClaims(pointers.stream().map(JsonPointer::parse).toList());
        return this;
    }

    /**
     * Makes the issuer.
     *
     * @return the issuer
     * @throws IllegalArgumentException if no audience was given
     */
    public TrustedIssuer build() {
        if (audience == null) {
            throw new IllegalArgumentException("The issuer " + issuer + " has tokens for others too; say which name of "
                    + "this service is in their aud, or that they have none");
        }
        ClaimRules rules = new ClaimRules(issuer, audience, clockSkew, mediaType, Set.of());
        return new TrustedIssuer(new IssuerPolicy(keys, rules, types.ofAnotherIssuer(), scopes));
    }
}
