package io.github.dropwizardjwt.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dropwizardjwt.session.TokenPair;
import io.github.dropwizardjwt.token.Reason;
import io.github.dropwizardjwt.token.TokenRejectedException;
import io.github.dropwizardjwt.token.TokenUnavailableException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

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
        return isRevoked(() -> service.sessions()
                        .tokens()
                        .verify(pair.auth().signed(), pair.auth().type()))
                && isRevoked(() -> service.sessions().refresh(pair.refresh()));
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
                TokenPair repeated = service.sessions().refresh(previous.refresh());
                assertThat(texts(List.of(repeated, current))).as("branches").hasSize(1);
            }
            if (current != null) {
                service.sessions()
                        .tokens()
                        .verify(current.auth().signed(), current.auth().type());
                assertThat(service.sessions().refresh(current.refresh())).isNotNull();
            }
        }
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
