package io.github.dropwizardjwt.auth;

import io.github.dropwizardjwt.token.TokenRejectedException;
import io.github.dropwizardjwt.token.TokenUnavailableException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.function.Supplier;
import org.glassfish.jersey.server.ContainerRequest;

/** Answers for resource methods that verify a token themselves and do not catch what is thrown. */
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
}
