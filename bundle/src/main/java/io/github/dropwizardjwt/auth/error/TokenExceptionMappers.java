package io.github.dropwizardjwt.auth.error;

import io.github.dropwizardjwt.token.TokenRejectedException;
import io.github.dropwizardjwt.token.TokenUnavailableException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.spi.ExtendedExceptionMapper;

/**
 * Exception mappers for resource methods that verify a token themselves and do not catch what is thrown. Each exception
 * has a class of its own, since Jersey looks for the mapper of just the class that is thrown.
 */
final class TokenExceptionMappers {
    private TokenExceptionMappers() {}

    /** Of tokens that are rejected. */
    record OfRejected(ErrorResponses responses, Supplier<ContainerRequest> request)
            implements ExceptionMapper<TokenRejectedException> {
        @Override
        public Response toResponse(TokenRejectedException e) {
            return responses.rejected(request.get(), e, "");
        }
    }

    /** Of tokens that cannot be checked now. */
    record OfUnavailable(ErrorResponses responses, Supplier<ContainerRequest> request)
            implements ExceptionMapper<TokenUnavailableException> {
        @Override
        public Response toResponse(TokenUnavailableException e) {
            return responses.unavailable(request.get(), e);
        }
    }

    /** Of tokens that are verified in a stage of a {@code CompletableFuture}. */
    static final class OfCompletion extends OfWrapped<CompletionException> {
        OfCompletion(ErrorResponses responses, Supplier<ContainerRequest> request) {
            super(responses, request);
        }
    }

    /** Of tokens that are verified in a task, whose result {@code Future.get()} returns. */
    static final class OfExecution extends OfWrapped<ExecutionException> {
        OfExecution(ErrorResponses responses, Supplier<ContainerRequest> request) {
            super(responses, request);
        }
    }

    /**
     * Of tokens that are verified in another thread: the exception is then the cause of another one, and Jersey does
     * not look at causes. Exceptions with other causes stay with the application's mappers.
     */
    private abstract static class OfWrapped<E extends Exception> implements ExtendedExceptionMapper<E> {
        private final ErrorResponses responses;
        private final Supplier<ContainerRequest> request;

        OfWrapped(ErrorResponses responses, Supplier<ContainerRequest> request) {
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

        /** The first exception, below any number of stages. */
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
    }
}
