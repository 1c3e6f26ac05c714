package io.github.dropwizardjwt.auth;

import io.github.dropwizardjwt.token.TokenUnavailableException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.function.Supplier;
import org.glassfish.jersey.server.ContainerRequest;

/** Answers for resource methods that issue or verify a token themselves when that cannot be done. */
record UnavailableTokenMapper(Refusals refusals, Supplier<ContainerRequest> request)
        implements ExceptionMapper<TokenUnavailableException> {
    @Override
    public Response toResponse(TokenUnavailableException e) {
        return refusals.unavailable(request.get(), e);
    }
}
