package io.github.dropwizardjwt.key.rotation;

/** The states of a key, in the order in which it goes through them. */
public enum KeyState {
    /** Published and used to verify, so that everybody knows it before the first token signed with it appears. */
    NEXT,
    /** Used to sign and to verify. There is exactly one such key. */
    ACTIVE,
    /** Used to verify only, until the last token that it signed has expired. */
    RETIRED,
    /** No longer used. */
    EXPIRED
}
