package io.github.dropwizardjwt.key.remote;

import java.io.IOException;

/**
 * A fetch failed. The message is to be read after the name of the issuer, and quotes nothing of the response but its
 * status and the beginning of the name of a content coding.
 */
final class FetchFailedException extends IOException {
    private static final long serialVersionUID = 1L;

    FetchFailedException(String message) {
        super(message);
    }
}
