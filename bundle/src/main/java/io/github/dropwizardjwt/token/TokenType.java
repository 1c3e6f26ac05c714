package io.github.dropwizardjwt.token;

import com.google.common.collect.ImmutableSet;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What a token is for; the {@code type} claim, in the words of Flask_PyJWT. */
public enum TokenType {
    /** Opens resources; short-lived. */
    AUTH,
    /** Is exchanged for new auth tokens; long-lived, and opens nothing else (RFC 8725 §3.12). */
    REFRESH;

    private final String claim = name().toLowerCase(Locale.ROOT);
    private final ImmutableSet<TokenType> alone = ImmutableSet.of(this);

    /**
     * The value of the {@code type} claim.
     *
     * @return {@code auth} or {@code refresh}
     */
    public String claim() {
        return claim;
    }

    /** This type, and others where they are named. */
    Set<TokenType> or(TokenType... others) {
        return others.length == 0 ? alone : EnumSet.of(this, others);
    }
}
