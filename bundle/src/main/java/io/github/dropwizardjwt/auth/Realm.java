package io.github.dropwizardjwt.auth;

import java.util.regex.Pattern;

/** The name of the protection space in {@code WWW-Authenticate} (RFC 9110 §11.5). */
public final class Realm {
    /** What a quoted string of RFC 6750 §3 holds without escapes. */
    private static final Pattern FORM = Pattern.compile("[\\x20\\x21\\x23-\\x5B\\x5D-\\x7E]+");

    private Realm() {}

    /**
     * Whether a text is a valid realm.
     *
     * @param text the text
     * @return whether it is printable ASCII without quotes and backslashes, and not empty
     */
    public static boolean isRealm(String text) {
        return FORM.matcher(text).matches();
    }
}
