package io.github.dropwizardjwt.example;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dropwizard.auth.Auth;
import io.dropwizard.core.Application;
import io.dropwizard.core.Configuration;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.testing.ConfigOverride;
import io.dropwizard.testing.DropwizardTestSupport;
import io.github.dropwizardjwt.JwtBundle;
import io.github.dropwizardjwt.JwtConfiguration;
import io.github.dropwizardjwt.auth.RequireToken;
import io.github.dropwizardjwt.config.session.MemorySessionsFactory;
import io.github.dropwizardjwt.jdbi3.Jdbi3SessionsFactory;
import io.github.dropwizardjwt.redis.RedisSessionsFactory;
import io.github.dropwizardjwt.session.ApiTokens;
import io.github.dropwizardjwt.session.SessionManager;
import io.github.dropwizardjwt.session.TokenPair;
import io.github.dropwizardjwt.token.Token;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The YAML of docs/sessions.md is parsed, its Java compiled, and the first block of both executed. */
class DocumentedSessionsTest {
    private static final Markdown PAGE = new Markdown(java.nio.file.Path.of("../docs/sessions.md"));
    private static final String OMITTED = "  # issuer, algorithm and key as before\n";
    private static final String BEFORE =
            "  issuer: tests\n  algorithm: HS256\n  secret: of-the-page-4Lp8sVy1Qd6hKw3zNj9f\n";

    @Test
    void readsItsYaml() throws Exception {
        List<Class<?>> stores = new ArrayList<>();
        for (String block : PAGE.blocks("yaml").toList()) {
            stores.add(read(yaml(block)).getSessions().getClass());
        }

        assertThat(stores)
                .containsExactly(MemorySessionsFactory.class, Jdbi3SessionsFactory.class, RedisSessionsFactory.class);
    }

    @Test
    void cutsItsJavaFromThisTest() throws IOException {
        assertThat(PAGE.blocks("java"))
                .isNotEmpty()
                .allSatisfy(block -> assertThat(Markdown.sources()).anyMatch(source -> Markdown.isIn(source, block)));
    }

    @Test
    void servesWhatItShowsFirst(@TempDir java.nio.file.Path directory) throws Exception {
        java.nio.file.Path file = Files.writeString(
                directory.resolve("config.yml"),
                yaml(PAGE.blocks("yaml").findFirst().orElseThrow()));
        DropwizardTestSupport<Documented> service = new DropwizardTestSupport<>(
                DocumentedApplication.class,
                file.toString(),
                ConfigOverride.config("server.type", "simple"),
                ConfigOverride.config("server.connector.type", "http"),
                ConfigOverride.config("server.connector.port", "0"),
                ConfigOverride.config("server.applicationContextPath", "/"),
                ConfigOverride.config("logging.level", "ERROR"));
        service.before();
        try {
            String url = "http://localhost:" + service.getLocalPort();
            JsonNode tokens =
                    new ObjectMapper().readTree(post(url + "/login", "none").body());
            String refreshToken = tokens.get("refresh_token").asText();

            String apiTokens = url + "/api-tokens/ci";
            String apiToken = post(apiTokens, tokens.get("auth_token").asText()).body();
            assertThat(post(apiTokens, apiToken).statusCode()).isEqualTo(403);
            assertThat(post(url + "/auth/refresh", refreshToken).statusCode()).isEqualTo(200);
            assertThat(post(url + "/auth/logout", tokens.get("auth_token").asText())
                            .statusCode())
                    .isEqualTo(200);
            assertThat(post(url + "/auth/refresh", refreshToken).statusCode()).isEqualTo(401);
        } finally {
            service.after();
        }
    }

    private static HttpResponse<String> post(String url, String token) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(url))
                                .header("Authorization", "Bearer " + token)
                                .POST(BodyPublishers.noBody())
                                .build(),
                        BodyHandlers.ofString());
    }

    private static String yaml(String block) {
        assertThat(block).contains(OMITTED);
        return block.replace(OMITTED, BEFORE);
    }

    private static JwtConfiguration read(String yaml) throws Exception {
        Bootstrap<Documented> bootstrap = new Bootstrap<>(new DocumentedApplication());
        return bootstrap
                .getConfigurationFactoryFactory()
                .create(
                        Documented.class,
                        bootstrap.getValidatorFactory().getValidator(),
                        bootstrap.getObjectMapper(),
                        "dw")
                .build(path -> new ByteArrayInputStream(yaml.getBytes(UTF_8)), "sessions.md")
                .getJwt();
    }

    public static final class Documented extends Configuration {
        @Valid
        @NotNull
        private JwtConfiguration jwt;

        @JsonProperty
        public JwtConfiguration getJwt() {
            return jwt;
        }
    }

    public static final class DocumentedApplication extends Application<Documented> {
        private final JwtBundle<Documented> jwt = new JwtBundle<>(Documented::getJwt);
        private final DocumentedUsers users = new DocumentedUsers();

        @Override
        public void initialize(Bootstrap<Documented> bootstrap) {
            bootstrap.addBundle(jwt.withGrants(subject -> users.find(subject).map(User::grant)));
        }

        @Override
        public void run(Documented configuration, Environment environment) {
            environment.jersey().register(new DocumentedLogin(jwt));
            environment.jersey().register(new DocumentedApiTokens(jwt.sessions()));
        }
    }

    static final class DocumentedUsers {
        Optional<User> find(String name) {
            return name.equals("alice") ? Optional.of(new User(name, "read", Map.of())) : Optional.empty();
        }
    }

    @Path("/login")
    @Produces(MediaType.APPLICATION_JSON)
    public static final class DocumentedLogin {
        private final JwtBundle<Documented> jwt;

        DocumentedLogin(JwtBundle<Documented> jwt) {
            this.jwt = jwt;
        }

        @POST
        @PermitAll
        public Map<String, String> login() {
            User user = new User("alice", "read", Map.of());
            TokenPair pair = jwt.sessions().open(user.name(), user.scope(), user.claims());
            String authToken = pair.auth().signed();
            String refreshToken = pair.refresh().signed();
            return Map.of("auth_token", authToken, "refresh_token", refreshToken);
        }
    }

    @Path("/api-tokens")
    @Produces(MediaType.TEXT_PLAIN)
    public static final class DocumentedApiTokens {
        private final SessionManager sessions;

        DocumentedApiTokens(SessionManager sessions) {
            this.sessions = sessions;
        }

        @POST
        @Path("{name}")
        @RequireToken
        public String issue(@Auth Token login, @PathParam("name") String name) {
            ApiTokens apiTokens = sessions.apiTokens();
            apiTokens.requireLogin(login);
            Token token = apiTokens
                    .create(login.subject(), name, Duration.ofDays(90))
                    .scope("deploy")
                    .claim("tenant", 7)
                    .issue();
            return token.signed(); // shown once: it is not stored
        }
    }
}
