package io.github.dropwizardjwt.testing;

import java.util.Map;

/** Signs any claims. */
@FunctionalInterface
interface Signer {
    String sign(Map<String, ?> header, Map<String, ?> claims);
}
