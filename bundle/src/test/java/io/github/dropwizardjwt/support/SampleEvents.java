package io.github.dropwizardjwt.support;

import io.github.dropwizardjwt.session.ApiToken;
import io.github.dropwizardjwt.session.Decision;
import io.github.dropwizardjwt.session.JwtEventListener;
import io.github.dropwizardjwt.session.Session;
import io.github.dropwizardjwt.token.Reason;
import io.github.dropwizardjwt.token.Token;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Events with which a listener can be called. */
public final class SampleEvents {
    private static final Instant NOW = Instant.ofEpochSecond(1_750_000_000);

    private SampleEvents() {}

    /** The methods of a listener that are called with events: one that is added is among them. */
    public static Stream<Method> methods() {
        return Arrays.stream(JwtEventListener.class.getMethods())
                .filter(method -> !Modifier.isStatic(method.getModifiers()) && method.getReturnType() == void.class);
    }

    /** Calls each of these methods, and with each reason for a rejection. */
    public static void sendTo(JwtEventListener listener, Token token) throws ReflectiveOperationException {
        for (Method event : methods().toList()) {
            Object[] arguments = new Object[event.getParameterCount()];
            for (int i = 0; i < arguments.length; i++) {
                arguments[i] = sample(event.getParameterTypes()[i], token);
            }
            event.invoke(listener, arguments);
        }
        listener.acceptances().ifPresent(accepted -> accepted.accept(decision(null)));
        for (Reason reason : Reason.values()) {
            listener.rejected(decision(reason));
        }
    }

    private static Object sample(Class<?> type, Token token) {
        Map<Class<?>, Object> samples = Map.of(
                String.class,
                "alice",
                int.class,
                1,
                Token.class,
                token,
                Reason.class,
                Reason.EXPIRED,
                Decision.class,
                decision(Reason.EXPIRED),
                ApiToken.class,
                new ApiToken("id", "ci", null, Map.of(), NOW, NOW),
                Session.class,
                new Session("sid", "alice", null, "{}", NOW, NOW, NOW, NOW, "hash", null));
        return Optional.ofNullable(samples.get(type)).orElseThrow(() -> new AssertionError("No sample of " + type));
    }

    /** A decision about a request for {@link UserResource}, without a token. */
    public static Decision decision(@Nullable Reason reason) {
        return decision(reason, Optional.empty());
    }

    /** A decision about a request for {@link UserResource}. */
    public static Decision decision(@Nullable Reason reason, Optional<Token> token) {
        return new Decision(
                "GET",
                "/users/{username}",
                "UserResource#greet",
                reason,
                token,
                Optional.of("k1"),
                NOW,
                Optional.empty());
    }
}
