package io.github.dropwizardjwt.key.remote;

import java.io.IOException;
import java.net.URI;
import java.util.concurrent.CompletionException;
import java.util.function.UnaryOperator;

/**
 * A fetch failed. The message is to be read after the name of the issuer. It quotes nothing of a response but its
 * status, the host of a redirect, the name of a content coding and an issuer, all bounded and in printable ASCII.
 */
final class FetchFailedException extends IOException {
    private static final long serialVersionUID = 1L;

    private final String problem;
    private final int status;
    /** Empty as long as none is known. */
    private final String request;

    FetchFailedException(String problem) {
        this(problem, 0);
    }

    /** With the status of a response that is not 200. */
    FetchFailedException(String problem, int status) {
        this(problem, status, "");
    }

    private FetchFailedException(String problem, int status, String request) {
        super(problem + request);
        this.problem = problem;
        this.status = status;
        this.request = request;
    }

    /** The status of the response, if it is not 200; 0 otherwise. */
    int status() {
        return status;
    }

    /** The same failure, with what to do about it. */
    FetchFailedException with(String cure) {
        return new FetchFailedException(problem + cure, status, request);
    }

    /** The same failure, with the URL that was requested. */
    FetchFailedException at(URI requested) {
        return new FetchFailedException(problem, status, " (GET " + ShownText.of(requested) + ")");
    }

    /** The failure of a stage, with such an exception changed and any other as it is. */
    static CompletionException changed(Throwable failure, UnaryOperator<FetchFailedException> change) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        return new CompletionException(cause instanceof FetchFailedException known ? change.apply(known) : cause);
    }
}
