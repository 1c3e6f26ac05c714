package io.github.dropwizardjwt.key;

/** The kinds of key material; each algorithm takes exactly one. */
enum KeyType {
    SECRET(""),
    RSA("RSA"),
    EC("EC"),
    EDWARDS("EdDSA");

    /** The name under which {@link java.security.KeyFactory} knows this kind; empty for secrets. */
    final String keyFactory;

    KeyType(String keyFactory) {
        this.keyFactory = keyFactory;
    }
}
