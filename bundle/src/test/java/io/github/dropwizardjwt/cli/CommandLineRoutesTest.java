package io.github.dropwizardjwt.cli;

import static io.github.dropwizardjwt.support.Sections.SECRET;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dropwizardjwt.JwtBundle;
import io.github.dropwizardjwt.auth.Open;
import io.github.dropwizardjwt.auth.RequireToken;
import io.github.dropwizardjwt.json.Json;
import io.github.dropwizardjwt.support.CommandLine;
import io.github.dropwizardjwt.support.CommandLine.Output;
import io.github.dropwizardjwt.support.Sections.Host;
import jakarta.servlet.http.HttpServlet;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandLineRoutesTest {
    private static final String TEXT = """
            # dropwizard-jwt routes 1
            *       /app/files/*                           outside Jersey (servlet files)                 -
            POST    /app/root/login                        open "users log in here"                       Users#login
            GET     /app/root/users                        token scope=admin                              Users#list
            """;

    @TempDir
    java.nio.file.Path directory;

    private final JwtBundle<Host> bundle = new JwtBundle<>(Host::getJwt);
    private CommandLine service;

    @Path("/")
    public static class Users {
        @GET
        @Path("users")
        @RequireToken(scope = "admin")
        public String list() {
            return "";
        }

        @POST
        @Path("login")
        @Open("users log in here")
        public String login() {
            return "";
        }
    }

    /** Never called. */
    public static class Files404 extends HttpServlet {
        private static final long serialVersionUID = 1L;
    }

    @BeforeEach
    void makeService() throws Exception {
        service = listening(0);
    }

    private CommandLine listening(int port) throws Exception {
        return new CommandLine(directory, bundle)
                .containing("""
                        jwt: {issuer: shop, algorithm: HS256, secret: %s}
                        server:
                          type: simple
                          applicationContextPath: /app
                          rootPath: /root
                          connector: {type: http, port: %d}
                        """.formatted(SECRET, port))
                .starting(environment -> {
                    environment.jersey().register(new Users());
                    environment.servlets().addServlet("files", Files404.class).addMapping("/files/*");
                });
    }

    @Test
    void listsTheRoutesWhileThePortIsInUse() throws Exception {
        try (ServerSocket inUse = new ServerSocket(0)) {
            Output output = listening(inUse.getLocalPort()).run("routes", "FILE");
            assertThat(output).isEqualTo(new Output(TEXT, "", false));
        }
    }

    @Test
    void writesJsonAndMarkdown() throws Exception {
        Map<?, ?> json = (Map<?, ?>) Json.read(
                service.run("routes", "--format", "json", "FILE").out().strip());
        assertThat((List<?>) json.get("routes")).hasSize(3);
        assertThat(service.run("routes", "--format", "md", "FILE").out())
                .startsWith("| method | path | rule | declared by |\n")
                .contains("| GET | `/app/root/users` | token scope=admin | `Users#list` |\n");
    }

    @Test
    void narrowsTheList() throws Exception {
        assertThat(service.run("routes", "--open", "FILE").out())
                .contains("login")
                .doesNotContain("Users#list", "files");
        assertThat(service.run("routes", "--outside", "FILE").out())
                .contains("files")
                .doesNotContain("Users#");
    }

    @Test
    void listsTheAdminPort() throws Exception {
        bundle.guardAdmin("/tasks/*").scope("ops");
        assertThat(service.run("routes", "--admin", "FILE").out().lines().map(line -> line.replaceAll(" +", " ")))
                .contains("* /admin/tasks/* token scope=ops (servlet tasks) -");
    }

    @Test
    void failsWhereTheListDiffers() throws Exception {
        java.nio.file.Path file = directory.resolve("routes.txt");
        Files.writeString(file, TEXT);
        assertThat(service.run("routes", "--check", file.toString(), "FILE")).isEqualTo(new Output("", "", false));
        Files.writeString(file, TEXT.replace("scope=admin", "scope=root "));
        Output differing = service.run("routes", "--check", file.toString(), "FILE");
        assertThat(differing.out()).isEqualTo("""
                        - GET /app/root/users token scope=root Users#list
                        + GET /app/root/users token scope=admin Users#list
                        """);
        assertThat(differing.error()).contains("The routes differ from the file of --check");
        assertThat(differing.failed()).isTrue();
        Files.delete(file);
        assertThat(service.run("routes", "--check", file.toString(), "FILE").error())
                .contains("The file of --check cannot be read; write it with jwt routes");
    }
}
