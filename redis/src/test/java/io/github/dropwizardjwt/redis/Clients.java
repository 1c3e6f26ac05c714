package io.github.dropwizardjwt.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dropwizardjwt.session.TokenPair;
import io.github.dropwizardjwt.support.Waiting;
import io.github.dropwizardjwt.token.Reason;
import io.github.dropwizardjwt.token.Token;
import io.github.dropwizardjwt.token.TokenRejectedException;
import io.github.dropwizardjwt.token.TokenUnavailableException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * Clients of two services. Each logs in, exchanges its refresh tokens, every one of them at both services, and logs
 * out. A rejected request is repeated. Thread-safe.
 */
final class Clients {
    private static final int CLIENTS = 32;
    private static final int STEPS_UNTIL_LOGOUT = 10;

    private final List<Service> services;
    private final Queue<Client> clients = new ConcurrentLinkedQueue<>();
    private final Queue<TokenPair> loggedOut = new ConcurrentLinkedQueue<>();

    Clients(Service one, Service other) {
        services = List.of(one, other);
        for (int i = 0; i < CLIENTS; i++) {
            clients.add(new Client("user-" + i));
        }
    }

    /**
     * Has the client that waited longest take its next step.
     *
     * @throws TokenUnavailableException if a service rejected it
     */
    void step() {
        Client client = clients.remove();
        try {
            client.step();
        } finally {
            clients.add(client);
        }
    }

    /** Checks that all that was confirmed is so, as another service sees it. */
    void verify(Service service) {
        assertThat(loggedOut).isNotEmpty();
        assertThat(loggedOut.stream().filter(pair -> !isOver(service, pair)))
                .as("logouts undone")
                .isEmpty();
        assertThat(clients).anySatisfy(client -> assertThat(client.current).isNotNull());
        assertThat(clients).allSatisfy(client -> client.verify(service));
    }

    private static boolean isOver(Service service, TokenPair pair) {
        return isRevoked(() -> verified(service, pair)) && isRevoked(() -> refreshed(service, pair));
    }

    private static boolean isRevoked(Runnable use) {
        try {
            use.run();
            return false;
        } catch (TokenRejectedException e) {
            return e.reason() == Reason.REVOKED;
        }
    }

    /** One client, used by one thread at a time. */
    private final class Client {
        private final String subject;
        private int steps;
        private TokenPair previous;
        private TokenPair current;

        Client(String subject) {
            this.subject = subject;
        }

        void step() {
            if (current == null) {
                current = service().sessions().open(subject, "read", Map.of());
            } else if (steps % STEPS_UNTIL_LOGOUT == 0) {
                logOut();
            } else {
                refresh();
            }
            steps++;
        }

        private Service service() {
            return services.get(steps / STEPS_UNTIL_LOGOUT % services.size());
        }

        private void logOut() {
            service().sessions().revoke(current.refresh());
            loggedOut.add(current);
            previous = null;
            current = null;
        }

        private void refresh() {
            List<TokenPair> answers = new ArrayList<>();
            TokenUnavailableException unavailable = null;
            for (Service service : services) {
                try {
                    answers.add(service.sessions().refresh(current.refresh()));
                } catch (TokenUnavailableException e) {
                    unavailable = e;
                }
            }
            if (!answers.isEmpty()) {
                assertThat(texts(answers)).as("branches").hasSize(1);
                previous = current;
                current = answers.get(0);
            }
            if (unavailable != null) {
                throw unavailable;
            }
        }

        /** The lost response can be repeated, and the current token exchanged. */
        void verify(Service service) {
            if (previous != null) {
                assertThat(texts(List.of(refreshed(service, previous), current)))
                        .as("branches")
                        .hasSize(1);
            }
            if (current != null) {
                assertThat(verified(service, current)).isNotNull();
                assertThat(refreshed(service, current)).isNotNull();
            }
        }
    }

    private static Token verified(Service service, TokenPair pair) {
        return answered(() -> service.sessions()
                .tokens()
                .verify(pair.auth().signed(), pair.auth().type()));
    }

    private static TokenPair refreshed(Service service, TokenPair pair) {
        return answered(() -> service.sessions().refresh(pair.refresh()));
    }

    /** On a busy machine, even a service that is well rejects a request now and then. */
    private static <T> T answered(Supplier<T> request) {
        AtomicReference<T> answer = new AtomicReference<>();
        Waiting.until("a request is answered", () -> {
            try {
                answer.set(request.get());
                return true;
            } catch (TokenUnavailableException e) {
                return false;
            }
        });
        return answer.get();
    }

    /** Whole tokens: two that descend from one have the same ids, and may differ in the rest. */
    private static Set<String> texts(List<TokenPair> pairs) {
        Set<String> texts = new HashSet<>();
        for (TokenPair pair : pairs) {
            texts.add(pair.auth().signed() + " " + pair.refresh().signed());
        }
        return texts;
    }
}
