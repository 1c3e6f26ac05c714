package io.github.dropwizardjwt.token;

import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.key.KeySet;
import io.github.dropwizardjwt.key.KeySource;
import io.github.dropwizardjwt.key.VerificationKey;
import org.jspecify.annotations.Nullable;

/** Those keys of an identity provider that may sign the tokens of one tenant. Thread-safe. */
final class TenantKeys implements KeySource {
    private final KeySource shared;
    private final Tenant tenant;
    /** A race is harmless: each thread selects from the same immutable set. */
    private volatile @Nullable Selection last;

    private record Selection(KeySet all, KeySet keys) {}

    TenantKeys(KeySource shared, Tenant tenant) {
        this.shared = shared;
        this.tenant = tenant;
    }

    @Override
    public KeySet current() {
        return selected(shared.current());
    }

    /** A key of another tenant is not new, so that nothing is fetched for it. */
    @Override
    public KeySet refreshFor(@Nullable String id, Algorithm algorithm) {
        KeySet known = shared.current();
        return selected(known.select(id, algorithm.name()).isPresent() ? known : shared.refreshFor(id, algorithm));
    }

    @Override
    public KeySet refreshAfterBadSignature(VerificationKey tried) {
        return selected(shared.refreshAfterBadSignature(tried));
    }

    private KeySet selected(KeySet all) {
        Selection selection = last;
        if (selection == null || selection.all() != all) {
            selection = new Selection(all, all.only(tenant::has));
            last = selection;
        }
        return selection.keys();
    }
}
