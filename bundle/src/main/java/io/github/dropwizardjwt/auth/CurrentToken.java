package io.github.dropwizardjwt.auth;

import io.github.dropwizardjwt.auth.principal.Caller;
import io.github.dropwizardjwt.token.Token;
import java.util.Optional;
import org.glassfish.jersey.internal.inject.InjectionManager;
import org.glassfish.jersey.process.internal.RequestContext;
import org.glassfish.jersey.process.internal.RequestScope;
import org.glassfish.jersey.server.ContainerRequest;
import org.jspecify.annotations.Nullable;

/**
 * The token of the request that the current thread serves, for code below a resource: pass this object to the
 * constructor of a service, or let it be injected with {@code @Inject}. In a resource method, {@code @Auth Token} is
 * simpler.
 *
 * <p>It works in the thread that runs the resource method, from the request filters on. Another thread, virtual or not,
 * serves no request: call {@link #get()} before, and hand over the {@link Token}, which is immutable. Thread-safe.
 */
public final class CurrentToken {
    private volatile @Nullable InjectionManager injection;

    CurrentToken() {}

    /** Called by Jersey's set-up, which comes after the application has passed this object on. */
    void bind(InjectionManager manager) {
        this.injection = manager;
    }

    /**
     * The token of the current request.
     *
     * @return the verified token; empty where the method is open to requests without one
     * @throws IllegalStateException if the current thread serves no request
     */
    public Optional<Token> find() {
        return caller().map(Caller::token);
    }

    /**
     * The token of the current request, for code below methods that demand one.
     *
     * @return the verified token
     * @throws IllegalStateException if the request has no token, or the current thread serves no request
     */
    public Token get() {
        return required().token();
    }

    /**
     * A principal of the current request, looked up if it was not yet.
     *
     * @param type a type of {@code withPrincipal} or {@code withClaims}
     * @param <P> the type
     * @return the principal
     * @throws io.github.dropwizardjwt.token.TokenRejectedException if the application does not know the subject, or the
     *     claims are none of that type; unless it is caught, the request is answered with 401
     * @throws io.github.dropwizardjwt.token.TokenUnavailableException if the look-up fails; answered with 503
     * @throws IllegalArgumentException if the type is not registered
     * @throws IllegalStateException if the request has no token, or the current thread serves no request
     */
    public <P> P principal(Class<P> type) {
        return required().principal(type);
    }

    private Caller required() {
        return caller().orElseThrow(() -> new IllegalStateException(
                "The request has no token; demand one with @RequireToken, or ask with find()"));
    }

    private Optional<Caller> caller() {
        InjectionManager manager = injection;
        if (manager == null) {
            throw outside(null);
        }
        RequestContext context = context(manager.getInstance(RequestScope.class));
        try {
            return RequestToken.callerOf(manager.getInstance(ContainerRequest.class));
        } finally {
            context.release();
        }
    }

    private static RequestContext context(RequestScope scope) {
        try {
            return scope.referenceCurrent();
        } catch (IllegalStateException e) {
            throw outside(e);
        }
    }

    private static IllegalStateException outside(@Nullable Exception cause) {
        return new IllegalStateException(
                "This thread serves no request; take the token in the thread of the request, and hand it over", cause);
    }
}
