package io.github.dropwizardjwt.key;

import java.security.GeneralSecurityException;

/** One way of telling a true signature from a false one. */
@FunctionalInterface
interface SignatureCheck {
    boolean holds(byte[] signingInput, byte[] signature) throws GeneralSecurityException;
}
