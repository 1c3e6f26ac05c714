package io.github.dropwizardjwt.key;

import java.security.GeneralSecurityException;

/** One way of telling a true signature from a false one. */
interface SignatureCheck {
    /** Makes what is needed for a check, and fails where that cannot be had. */
    void prepare() throws GeneralSecurityException;

    boolean holds(byte[] signingInput, byte[] signature) throws GeneralSecurityException;
}
