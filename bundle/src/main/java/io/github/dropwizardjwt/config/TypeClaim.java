package io.github.dropwizardjwt.config;

/**
 * A {@code typeClaim} setting: a claim and its value, which auth tokens have. Immutable and thread-safe.
 *
 * @param name the name of the claim
 * @param value its value
 */
public record TypeClaim(String name, String value) {
    private static final String SETTING = "typeClaim";

    /**
     * Reads the setting.
     *
     * @param text the setting, as in {@code token_use=access}
     * @return the claim; its value is all that follows the first equals sign
     * @throws SettingException if either is missing, or has a control character in it
     */
    public static TypeClaim read(String text) {
        int end = text.indexOf('=');
        if (end < 1 || end == text.length() - 1 || text.chars().anyMatch(Character::isISOControl)) {
            throw new SettingException(SETTING, "must be a name and a value, as in token_use=access");
        }
        return new TypeClaim(text.substring(0, end), text.substring(end + 1));
    }

    /**
     * Reads the setting of a service's own tokens, whose {@code type} is {@code auth} or {@code refresh} already.
     *
     * @param text the setting, as in {@code token_type=access}
     * @return the claim
     * @throws SettingException as {@link #read(String)}, or if it is that of refresh tokens
     */
    public static TypeClaim readOwn(String text) {
        TypeClaim claim = read(text);
        if (claim.equals(new TypeClaim("type", "refresh"))) {
            throw new SettingException(
                    SETTING, "names refresh tokens, which are never auth tokens; name the access tokens");
        }
        return claim;
    }
}
