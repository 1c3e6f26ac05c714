package io.github.dropwizardjwt.testing;

import io.dropwizard.jackson.Jackson;
import io.dropwizard.jersey.jackson.JacksonFeature;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.client.WebTarget;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** A parameter of a test with {@link WithToken}. */
final class TokenParameter {
    private TokenParameter() {}

    static boolean isSupported(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return (type == WebTarget.class || type == Client.class)
                && annotation(context).isPresent();
    }

    /** A client that is closed after the test, or its target. */
    static Object resolve(JwtTest jwt, URI address, ParameterContext parameter, ExtensionContext context) {
        WithToken wanted = annotation(context).orElseThrow();
        Client client = ClientBuilder.newClient()
                .register(new JacksonFeature(Jackson.newObjectMapper()))
                .register(sending(text(jwt, wanted), wanted.cookie()));
        context.getStore(ExtensionContext.Namespace.create(TokenParameter.class, context.getUniqueId()))
                .put(client, client);
        return parameter.getParameter().getType() == Client.class ? client : client.target(address);
    }

    private static ClientRequestFilter sending(String text, String cookie) {
        if (cookie.isEmpty()) {
            return request -> request.getHeaders().putSingle(HttpHeaders.AUTHORIZATION, "Bearer " + text);
        }
        return request -> {
            request.getHeaders().add(HttpHeaders.COOKIE, cookie + "=" + text);
            // The client is no browser, and may not send what browsers say about pages.
            request.getHeaders().putSingle("X-JWT-CSRF", "1");
        };
    }

    private static String text(JwtTest jwt, WithToken wanted) {
        Needs needs = new Needs();
        List.of(wanted.scope()).forEach(needs::scope);
        List.of(wanted.claims()).forEach(needs::claim);
        TestToken good = needs.addedTo(jwt.as(wanted.sub()), Params.NONE);
        return wanted.forged().length == 0 ? good.text() : good.forged(wanted.forged()[0]);
    }

    private static Optional<WithToken> annotation(ExtensionContext context) {
        return AnnotationSupport.findAnnotation(context.getElement(), WithToken.class)
                .or(() -> AnnotationSupport.findAnnotation(context.getTestClass(), WithToken.class));
    }
}
