package io.github.dropwizardjwt.auth;

import java.util.regex.Pattern;

/** The name of what is protected (RFC 9110 §11.5), as it stands in {@code WWW-Authenticate}. */
public final class Realm {
    /** What a quoted string of RFC 6750 §3 holds without escapes. */
    private static final Pattern FORM = Pattern.compile("[\\x20\\x21\\x23-\\x5B\\x5D-\\x7E]+");

    private Realm() {}

    /**
     * Whether a text can be a realm.
     *
     * @param text the text
     * @return whether it is printable ASCII without quotes and backslashes, and not empty
     */
    public static boolean isRealm(String text) {
        return FORM.matcher(text).matches();
    }
}
