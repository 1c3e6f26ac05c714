package io.github.dropwizardjwt.key;

import java.security.GeneralSecurityException;

/** Makes signatures, or MACs, with one key. */
interface SignatureMaker {
    /** The signature of these bytes, in the form that tokens have. */
    byte[] sign(byte[] signingInput) throws GeneralSecurityException;
}
