package io.github.dropwizardjwt.key;

import java.security.GeneralSecurityException;

/** Verifies signatures with one key. */
interface SignatureVerifier {
    /** Creates what a check needs, and fails if the provider does not have it or does not accept the key. */
    void prepare() throws GeneralSecurityException;

    /** Whether this is a signature of the first bytes of a text, so many of them. */
    boolean holds(byte[] text, int signed, byte[] signature) throws GeneralSecurityException;
}
