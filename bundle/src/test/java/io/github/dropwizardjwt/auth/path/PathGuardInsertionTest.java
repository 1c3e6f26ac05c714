package io.github.dropwizardjwt.auth.path;

import static io.github.dropwizardjwt.auth.path.SocketServer.bearer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.dropwizard.core.setup.Environment;
import io.github.dropwizardjwt.JwtBundle;
import io.github.dropwizardjwt.support.Sections.Host;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.NetworkConnector;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.component.LifeCycle;
import org.junit.jupiter.api.Test;

/** Handlers that the application inserts, too, and that could respond before the guards. */
class PathGuardInsertionTest {
    @Test
    void handlersOfRunAreGuarded() throws Exception {
        try (SocketServer server = serve(
                PathGuardInsertionTest::guard,
                environment -> environment.getApplicationContext().insertHandler(new Responding()))) {
            assertThat(get(server, "/files/x").status()).isEqualTo(401);
            assertThat(get(server, "/files/x", bearer(server.login().auth().signed()))
                            .text())
                    .isEqualTo("first");
            assertThat(get(server, "/x").text()).isEqualTo("first");
        }
    }

    @Test
    void handlersThatComeLaterStopTheStartBeforeTheServerListens() {
        List<Boolean> listening = new ArrayList<>();

        assertThatIllegalStateException()
                .isThrownBy(() -> serve(PathGuardInsertionTest::guard, environment -> {
                    onStart(
                            environment,
                            () -> environment.getApplicationContext().insertHandler(new Responding()));
                    onFailure(environment, listening);
                }))
                .withMessage("A handler was inserted before the guards of guard(…), when the server started; insert it "
                        + "in Application.run");
        assertThat(listening).containsExactly(false);
    }

    @Test
    void handlersOfTheAdminPortDoSo() {
        assertThatIllegalStateException()
                .isThrownBy(() -> serve(
                        bundle -> bundle.guardAdmin("/tasks/*"),
                        environment -> onStart(
                                environment, () -> environment.getAdminContext().insertHandler(new Responding()))))
                .withMessageContaining("guardAdmin(…)");
    }

    @Test
    void guardsThatAreReplacedStopTheStart() {
        List<Boolean> failed = new ArrayList<>();

        assertThatIllegalStateException()
                .isThrownBy(() -> serve(PathGuardInsertionTest::guard, environment -> {
                    onStart(
                            environment,
                            () -> environment.getApplicationContext().setHandler(new Responding()));
                    onFailure(environment, failed);
                }))
                .withMessageContaining("guard(…)");
        assertThat(failed).hasSize(1);
    }

    @Test
    void withoutGuardsTheyMay() throws Exception {
        try (SocketServer server = serve(
                bundle -> {},
                environment -> onStart(
                        environment, () -> environment.getApplicationContext().insertHandler(new Responding())))) {
            assertThat(get(server, "/files/x").text()).isEqualTo("first");
        }
    }

    private static final class Responding extends Handler.Wrapper {
        @Override
        public boolean handle(Request request, Response response, Callback callback) {
            Content.Sink.write(response, true, "first", callback);
            return true;
        }
    }

    private static void guard(JwtBundle<Host> bundle) {
        bundle.guard("/files/*");
    }

    private static SocketServer serve(Consumer<JwtBundle<Host>> guards, Consumer<Environment> run) throws Exception {
        return new SocketServer(factory -> {}, guards, run, "/ws/echo");
    }

    private static void onStart(Environment environment, Runnable action) {
        environment.lifecycle().addEventListener(new LifeCycle.Listener() {
            @Override
            public void lifeCycleStarting(LifeCycle event) {
                if (event instanceof Server) {
                    action.run();
                }
            }
        });
    }

    /** Whether the server listens when its start fails. */
    private static void onFailure(Environment environment, List<Boolean> listening) {
        environment.lifecycle().addEventListener(new LifeCycle.Listener() {
            @Override
            public void lifeCycleFailure(LifeCycle event, Throwable cause) {
                if (event instanceof Server server) {
                    listening.add(((NetworkConnector) server.getConnectors()[0]).isOpen());
                }
            }
        });
    }

    private static RawAnswer get(SocketServer server, String path, String... headers) {
        return RawAnswer.toRequest(server.port(), "GET " + path, headers);
    }
}
