package io.github.dropwizardjwt.session;

import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.key.KeySet;
import io.github.dropwizardjwt.support.Forge;
import io.github.dropwizardjwt.support.Members;
import io.github.dropwizardjwt.support.SettableClock;
import io.github.dropwizardjwt.support.TestKeys;
import io.github.dropwizardjwt.token.Token;
import io.github.dropwizardjwt.token.TokenManager;
import java.time.Instant;

/** Good tokens of an issuer that knows nothing of sessions. */
final class ForeignTokens {
    private static final Instant ISSUED_AT = Instant.ofEpochSecond(1_750_000_000);

    private ForeignTokens() {}

    static Token withoutId() {
        String text = Forge.hs256(
                Members.header().json(), Members.claims().without("jti").json());
        return TokenManager.builder("sample-issuer", KeySet.signing(TestKeys.signing(Algorithm.HS256)))
                .clock(new SettableClock(ISSUED_AT))
                .build()
                .verify(text);
    }
}
