package io.github.dropwizardjwt.auth.error;

import java.util.Map;

/**
 * A response to a rejected request outside Jersey. Immutable.
 *
 * @param status the status code
 * @param headers names and values
 * @param body the body, in UTF-8; empty for none
 */
public record ErrorReply(int status, Map<String, String> headers, String body) {}
