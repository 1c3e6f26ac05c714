package io.github.dropwizardjwt.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Names and values that most tokens have, for which no {@code String} is made. A constant, so that what clients send
 * does not fill it.
 */
final class CommonNames {
    private static final int SLOTS = 64;
    /** Each in the slot of its characters; those of no two are the same. */
    private static final String[] NAMES = slots(
            "iss", "sub", "aud", "exp", "nbf", "iat", "jti", "type", "scope", "sid", "rid", "auth", "refresh", "azp",
            "name", "email");

    private CommonNames() {}

    /** The text of ASCII bytes. */
    static String text(byte[] ascii, int from, int to) {
        int length = to - from;
        if (length > 2) {
            String name = NAMES[slot(ascii[from], ascii[from + 1], ascii[to - 1])];
            if (name.length() == length && isEqual(name, ascii, from)) {
                return name;
            }
        }
        return new String(ascii, from, length, StandardCharsets.ISO_8859_1);
    }

    private static boolean isEqual(String name, byte[] ascii, int from) {
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) != ascii[from + i]) {
                return false;
            }
        }
        return true;
    }

    private static int slot(int first, int second, int last) {
        return (first + 3 * second + last) & (SLOTS - 1);
    }

    private static String[] slots(String... names) {
        String[] slots = new String[SLOTS];
        Arrays.fill(slots, "");
        for (String name : names) {
            int slot = slot(name.charAt(0), name.charAt(1), name.charAt(name.length() - 1));
            if (!slots[slot].isEmpty()) {
                throw new IllegalStateException(name + " has the slot of " + slots[slot]);
            }
            slots[slot] = name;
        }
        return slots;
    }
}
