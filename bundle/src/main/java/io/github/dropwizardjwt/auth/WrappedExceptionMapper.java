package io.github.dropwizardjwt.auth;

import io.github.dropwizardjwt.token.TokenRejectedException;
import io.github.dropwizardjwt.token.TokenUnavailableException;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.spi.ExtendedExceptionMapper;

/**
 * Answers for resource methods that verify a token in another thread. What a stage of a computation throws reaches Jersey
 * as the cause of what its next stage fails with, and Jersey does not look at causes. Of these exceptions, others than
 * ours stay those of the application's mappers.
 */
abstract class WrappedExceptionMapper<E extends Exception> implements ExtendedExceptionMapper<E> {
    private final ErrorResponses responses;
    private final Supplier<ContainerRequest> request;

    private WrappedExceptionMapper(ErrorResponses responses, Supplier<ContainerRequest> request) {
        this.responses = responses;
        this.request = request;
    }

    @Override
    public final boolean isMappable(E e) {
        Throwable thrown = unwrap(e);
        return thrown instanceof TokenRejectedException || thrown instanceof TokenUnavailableException;
    }

    @Override
    public final Response toResponse(E e) {
        return unwrap(e) instanceof TokenRejectedException rejected
                ? responses.rejected(request.get(), rejected, "")
                : responses.unavailable(request.get(), (TokenUnavailableException) unwrap(e));
    }

    /** What was thrown first, below any number of stages. */
    private static Throwable unwrap(Throwable e) {
        Throwable thrown = e;
        while (isWrapper(thrown) && thrown.getCause() != null) {
            thrown = thrown.getCause();
        }
        return thrown;
    }

    private static boolean isWrapper(Throwable e) {
        return e instanceof CompletionException || e instanceof ExecutionException;
    }

    /** A class of its own, since Jersey looks for the mapper of just the class that is thrown. */
    static final class OfCompletion extends WrappedExceptionMapper<CompletionException> {
        OfCompletion(ErrorResponses responses, Supplier<ContainerRequest> request) {
            super(responses, request);
        }
    }

    /** Of {@code Future.get()}. */
    static final class OfExecution extends WrappedExceptionMapper<ExecutionException> {
        OfExecution(ErrorResponses responses, Supplier<ContainerRequest> request) {
            super(responses, request);
        }
    }
}
