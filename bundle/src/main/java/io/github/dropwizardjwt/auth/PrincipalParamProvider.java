package io.github.dropwizardjwt.auth;

import io.dropwizard.auth.Auth;
import io.github.dropwizardjwt.auth.principal.Principals;
import jakarta.ws.rs.NotAuthorizedException;
import java.util.function.Function;
import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.server.model.Parameter;
import org.glassfish.jersey.server.spi.internal.ValueParamProvider;
import org.jspecify.annotations.Nullable;

/**
 * Injects {@code @Auth Token}, the application's principals, and {@code Optional} of these into resource methods and
 * locators. Independent of Dropwizard's own provider, of which an application can have only one, for one type.
 */
final class PrincipalParamProvider implements ValueParamProvider {
    private final Principals principals;

    PrincipalParamProvider(Principals principals) {
        this.principals = principals;
    }

    @Override
    public @Nullable Function<ContainerRequest, ?> getValueProvider(Parameter parameter) {
        if (!parameter.isAnnotationPresent(Auth.class) || !principals.inject(parameter.getType())) {
            return null;
        }
        Class<?> type = Principals.asked(parameter.getType());
        if (principals.isOptional(parameter.getType())) {
            return request -> RequestToken.callerOf(request).map(caller -> caller.principal(type));
        }
        // The guard has admitted the request, so there is a token; without one the request must not go on.
        return request -> RequestToken.callerOf(request)
                .orElseThrow(() -> new NotAuthorizedException("Bearer"))
                .principal(type);
    }

    @Override
    public PriorityType getPriority() {
        return Priority.HIGH;
    }
}
