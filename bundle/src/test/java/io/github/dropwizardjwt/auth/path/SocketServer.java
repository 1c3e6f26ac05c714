package io.github.dropwizardjwt.auth.path;

import io.dropwizard.core.server.SimpleServerFactory;
import io.dropwizard.core.setup.Environment;
import io.github.dropwizardjwt.JwtBundle;
import io.github.dropwizardjwt.JwtConfiguration;
import io.github.dropwizardjwt.session.TokenPair;
import io.github.dropwizardjwt.support.Sections;
import io.github.dropwizardjwt.support.Sections.Host;
import io.github.dropwizardjwt.support.SettableClock;
import io.github.dropwizardjwt.support.TestServer;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

/** A service with guarded WebSockets, and a servlet at the same paths, for requests that open none. */
final class SocketServer implements AutoCloseable {
    final SettableClock clock = new SettableClock(Instant.parse("2026-03-01T12:00:00Z"));
    final JwtBundle<Host> bundle = new JwtBundle<>(Host::getJwt).withClock(clock);
    private final TestServer server;

    SocketServer(Consumer<JwtBundle<Host>> guards, String... paths) throws Exception {
        this(factory -> {}, guards, environment -> {}, paths);
    }

    SocketServer(
            Consumer<SimpleServerFactory> factory,
            Consumer<JwtBundle<Host>> guards,
            Consumer<Environment> run,
            String... paths)
            throws Exception {
        JwtConfiguration jwt = Sections.read(
                "issuer: example-service",
                "algorithm: HS256",
                "secret: " + Sections.SECRET,
                "sessions: {type: memory, keepGrantsFromLogin: true}");
        guards.accept(bundle);
        server = TestServer.startOn(factory, jwt, bundle, environment -> {
            ReportingEndpoint.add(environment.getApplicationContext(), paths);
            environment.servlets().addServlet("page", new Page()).addMapping(paths);
            run.accept(environment);
        });
    }

    private static final class Page extends HttpServlet {
        private static final long serialVersionUID = 1;

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.getWriter()
                    .print("page offered=" + Collections.list(request.getHeaders("Sec-WebSocket-Protocol")));
        }
    }

    int port() {
        return server.port();
    }

    /** Someone who has logged in. */
    TokenPair login(String... scope) {
        return bundle.sessions().open("ada").scope(List.of(scope)).issue();
    }

    /** A ticket of someone who has logged in. */
    String ticket() {
        return bundle.sessions().tickets().issue(login("reader").auth());
    }

    RawAnswer open(String path, String... headers) {
        return RawAnswer.toHandshake(port(), path, headers);
    }

    static String bearer(String token) {
        return "Authorization: Bearer " + token;
    }

    static String offered(String protocols) {
        return "Sec-WebSocket-Protocol: " + protocols;
    }

    @Override
    public void close() {
        server.close();
    }
}
