package io.github.dropwizardjwt;

import io.github.dropwizardjwt.key.KeySource;
import io.github.dropwizardjwt.key.remote.RemoteKeys;

/** Says when the keys of a trusted issuer are fetched first. */
@FunctionalInterface
interface KeyFetching {
    /** The same keys, as those who verify tokens see them. */
    KeySource apply(RemoteKeys keys);
}
