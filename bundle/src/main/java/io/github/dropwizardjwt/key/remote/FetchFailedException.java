package io.github.dropwizardjwt.key.remote;

import java.io.IOException;

/**
 * What an issuer answered, if anything, is of no use. The message holds nothing that the issuer sent but its status, and the
 * beginning of the name of a content coding.
 */
final class FetchFailedException extends IOException {
    private static final long serialVersionUID = 1L;

    FetchFailedException(String message) {
        super(message);
    }
}
