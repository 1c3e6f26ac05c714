package io.github.dropwizardjwt.token;

import com.google.common.collect.ImmutableSet;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** The type of a token; the {@code type} claim, with the values of Flask_PyJWT. */
public enum TokenType {
    /** Gives access to resources; short-lived. */
    AUTH,
    /** Exchanged for new auth tokens; long-lived, and accepted nowhere else (RFC 8725 §3.12). */
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

    /** This type and the others. */
    Set<TokenType> or(TokenType... others) {
        return others.length == 0 ? alone : EnumSet.of(this, others);
    }
}
