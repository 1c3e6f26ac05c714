package io.github.dropwizardjwt.auth;

import io.github.dropwizardjwt.token.TokenRejectedException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.function.Supplier;
import org.glassfish.jersey.server.ContainerRequest;

/** Answers for resource methods that verify a token themselves and let the refusal go. */
record RejectedTokenMapper(Refusals refusals, Supplier<ContainerRequest> request)
        implements ExceptionMapper<TokenRejectedException> {
    @Override
    public Response toResponse(TokenRejectedException e) {
        return refusals.rejected(request.get(), e, "");
    }
}
