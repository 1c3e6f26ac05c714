package io.github.dropwizardjwt.key.remote;

import java.io.IOException;
import java.net.URI;

/**
 * A fetch failed. The message is to be read after the name of the issuer. It quotes nothing of a response but its
 * status, the host of a redirect, the name of a content coding and an issuer, all bounded and in printable ASCII.
 */
final class FetchFailedException extends IOException {
    private static final long serialVersionUID = 1L;

    private final int status;

    FetchFailedException(String message) {
        this(message, 0);
    }

    /** With the status of a response that is not 200. */
    FetchFailedException(String message, int status) {
        super(message);
        this.status = status;
    }

    /** The status of the response, if it is not 200; 0 otherwise. */
    int status() {
        return status;
    }

    /** The same failure, with what to do about it. */
    FetchFailedException with(String cure) {
        return new FetchFailedException(getMessage() + cure, status);
    }

    /** The same failure, with the URL that was requested. */
    FetchFailedException at(URI requested) {
        return with(" (GET " + ShownText.of(requested) + ")");
    }
}
