package io.github.dropwizardjwt.auth.path;

import io.github.dropwizardjwt.token.Token;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.HandshakeResponse;
import jakarta.websocket.Session;
import jakarta.websocket.server.HandshakeRequest;
import jakarta.websocket.server.ServerEndpointConfig;
import java.security.Principal;
import java.util.List;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.websocket.jakarta.server.config.JakartaWebSocketServletContainerInitializer;

/**
 * A WebSocket that speaks the subprotocol {@code chat}. Its first message says what it knows of the caller, as in
 * {@code Token:ada reader=true selected=chat offered=[chat]}.
 */
public final class ReportingEndpoint extends Endpoint {
    private static final String HANDSHAKE = "handshake";

    static void add(ServletContextHandler context, String... paths) {
        JakartaWebSocketServletContainerInitializer.configure(context, (servlets, sockets) -> {
            for (String path : paths) {
                sockets.addEndpoint(ServerEndpointConfig.Builder.create(ReportingEndpoint.class, path)
                        .subprotocols(List.of("chat"))
                        .configurator(new Configurator())
                        .build());
            }
        });
    }

    private static final class Configurator extends ServerEndpointConfig.Configurator {
        @Override
        public void modifyHandshake(ServerEndpointConfig config, HandshakeRequest request, HandshakeResponse response) {
            config.getUserProperties()
                    .put(
                            HANDSHAKE,
                            name(request.getUserPrincipal()) + " reader=" + request.isUserInRole("reader")
                                    + " %s offered="
                                    + request.getHeaders().getOrDefault("Sec-WebSocket-Protocol", List.of()));
        }
    }

    @Override
    public void onOpen(Session session, EndpointConfig config) {
        String handshake = (String) config.getUserProperties().get(HANDSHAKE);
        String who = name(session.getUserPrincipal());
        String report = handshake.startsWith(who + " ")
                ? handshake.replace("%s", "selected=" + session.getNegotiatedSubprotocol())
                : "The session's principal is " + who + ", that of the handshake " + handshake;
        session.getAsyncRemote().sendText(report, result -> {});
    }

    private static String name(Principal principal) {
        return principal == null
                ? "nobody"
                : principal instanceof Token token ? "Token:" + token.subject() : principal.toString();
    }
}
