package io.github.dropwizardjwt.session;

/** Cleans the description of a client, which may come from the client itself and contain anything. */
final class ClientDescription {
    private ClientDescription() {}

    /** Drops control characters and lone surrogates, which not every store accepts, and shortens it. */
    static String clean(String client) {
        StringBuilder clean = new StringBuilder();
        client.codePoints()
                .filter(c -> !Character.isISOControl(c) && Character.getType(c) != Character.SURROGATE)
                .takeWhile(c -> clean.length() + Character.charCount(c) <= Session.MAX_CLIENT_LENGTH)
                .forEach(clean::appendCodePoint);
        return clean.toString();
    }
}
