package io.github.dropwizardjwt.auth;

import io.dropwizard.auth.Auth;
import io.github.dropwizardjwt.token.Token;
import jakarta.ws.rs.NotAuthorizedException;
import java.util.function.Function;
import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.server.model.Parameter;
import org.glassfish.jersey.server.spi.internal.ValueParamProvider;
import org.jspecify.annotations.Nullable;

/**
 * Injects {@code @Auth Token} and {@code @Auth Optional<Token>} into resource methods and locators. Independent of
 * Dropwizard's own provider, of which an application can have only one, for one type of principal.
 */
final class TokenParamProvider implements ValueParamProvider {
    @Override
    public @Nullable Function<ContainerRequest, ?> getValueProvider(Parameter parameter) {
        if (!parameter.isAnnotationPresent(Auth.class)) {
            return null;
        }
        if (parameter.getRawType() == Token.class) {
            // The guard has admitted the request, so there is a token; without one the request must not go on.
            return request -> RequestToken.of(request).orElseThrow(() -> new NotAuthorizedException("Bearer"));
        }
        return AuthParameters.isOptionalToken(parameter.getType()) ? RequestToken::of : null;
    }

    @Override
    public PriorityType getPriority() {
        return Priority.HIGH;
    }
}
