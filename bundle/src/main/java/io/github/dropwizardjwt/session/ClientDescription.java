package io.github.dropwizardjwt.session;

/** What a client says of itself is as long as it likes, and holds what it likes. */
final class ClientDescription {
    private ClientDescription() {}

    /** Without control characters and lone surrogates, which not every store takes, and not too long. */
    static String clean(String client) {
        StringBuilder clean = new StringBuilder();
        client.codePoints()
                .filter(c -> !Character.isISOControl(c) && Character.getType(c) != Character.SURROGATE)
                .takeWhile(c -> clean.length() + Character.charCount(c) <= Session.LONGEST_CLIENT)
                .forEach(clean::appendCodePoint);
        return clean.toString();
    }
}
