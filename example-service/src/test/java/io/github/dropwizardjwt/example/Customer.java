package io.github.dropwizardjwt.example;

import io.github.dropwizardjwt.session.Grant;
import io.github.dropwizardjwt.token.Token;
import io.github.dropwizardjwt.token.TokenManager;
import io.github.dropwizardjwt.token.TokenRejectedException;
import java.security.Principal;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The application's own type in docs/migrating.md, of the same users before and after. */
public record Customer(String name, Set<String> roles) implements Principal {
    @Override
    public String getName() {
        return name;
    }

    Grant grant() {
        return new Grant(String.join(" ", roles), Map.of());
    }

    /** Alice, and Root, who is an admin; looking for Mallory fails. */
    static Optional<Customer> find(String name) {
        return switch (name) {
            case "alice" -> Optional.of(new Customer(name, Set.of("reader")));
            case "root" -> Optional.of(new Customer(name, Set.of("reader", "admin")));
            case "mallory" -> throw new IllegalStateException("The database is down");
            default -> Optional.empty();
        };
    }

    /** In the place of an application's own parser of tokens. */
    static Optional<Customer> byToken(String text) {
        TokenManager parser = TestTokens.manager();
        try {
            Token token = parser.verify(text);
            return find(token.subject());
        } catch (TokenRejectedException e) {
            return Optional.empty();
        }
    }
}
