package io.github.dropwizardjwt.key.rotation;

/** Where a key stands in its life. The order of the constants is the order of a life. */
public enum KeyState {
    /** It verifies and is published, so that everybody has it before the first token comes. */
    NEXT,
    /** It signs. There is exactly one such key. */
    ACTIVE,
    /** It verifies what it signed, until the last of these tokens has expired. */
    RETIRED,
    /** It counts for nothing. */
    EXPIRED
}
