package io.github.dropwizardjwt.testing;

import org.jspecify.annotations.Nullable;

/** A token that is issued once, when it is first needed. Thread-safe. */
final class Issued {
    private final TestToken token;
    private @Nullable Minted minted;

    Issued(TestToken token) {
        this.token = token;
    }

    TestToken token() {
        return token;
    }

    synchronized Minted minted() {
        Minted known = minted;
        if (known == null) {
            known = token.minted();
            minted = known;
        }
        return known;
    }

    String text() {
        return minted().text();
    }
}
