package io.github.dropwizardjwt.browser;

import io.github.dropwizardjwt.session.SessionManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

/** An hour of requests to the service, in a few seconds. */
final class Traffic {
    private final OrderService service;
    private final int port;
    private final HttpClient client = HttpClient.newHttpClient();

    Traffic(OrderService service, int port) {
        this.service = service;
        this.port = port;
    }

    /** Sends some good and bad requests in each minute. */
    void pass() throws Exception {
        SessionManager sessions = service.jwt.sessions();
        String old = sessions.open("alice", null, Map.of()).auth().signed();
        for (int minute = 0; minute < 59; minute++) {
            service.clock.set(OrderService.START.plus(Duration.ofMinutes(minute)));
            String alice = sessions.open("alice", "reports", Map.of("tenant", "acme"))
                    .auth()
                    .signed();
            for (int i = 0; i < 2 + minute % 7; i++) {
                get("/users/alice/orders", alice);
            }
            get("/users/bob/orders", minute % 3 == 0 ? alice : "");
            get("/tenants/other/report", minute % 4 == 0 ? alice : "");
            if (minute % 5 == 0) {
                get("/users/alice/orders", alice.substring(0, alice.length() - 6) + "AAAAAA");
            }
            if (minute % 11 == 0) {
                get("/internal", alice);
            }
        }
        service.clock.advance(Duration.ofMinutes(2));
        get("/users/alice/orders", old);
    }

    private void get(String path, String token) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        client.send(request.build(), HttpResponse.BodyHandlers.discarding());
    }
}
