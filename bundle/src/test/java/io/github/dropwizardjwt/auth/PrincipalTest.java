package io.github.dropwizardjwt.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dropwizard.auth.Auth;
import io.dropwizard.auth.AuthDynamicFeature;
import io.dropwizard.auth.AuthValueFactoryProvider;
import io.dropwizard.auth.basic.BasicCredentialAuthFilter;
import io.dropwizard.auth.basic.BasicCredentials;
import io.github.dropwizardjwt.support.TestServer;
import io.github.dropwizardjwt.token.Token;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code @Auth User}, for a type of the application that is looked up with the token. */
class PrincipalTest {
    /** Implements Principal, so that other authentication could provide it, too. */
    public record User(String name) implements Principal {
        @Override
        public String getName() {
            return name;
        }
    }

    public record Account(String owner) {}

    private final List<String> lookups = new ArrayList<>();

    private Optional<User> find(Token token) {
        lookups.add(token.subject());
        return switch (token.subject()) {
            case "alice", "bob" -> Optional.of(new User(token.subject()));
            case "outage" -> throw new IllegalStateException("password=secret");
            case "unauthorized" -> throw new NotAuthorizedException("Basic");
            default -> Optional.empty();
        };
    }

    private JwtFeature feature() {
        return JwtFeature.builder(TestTokens.MANAGER)
                .principal(User.class, this::find)
                .principal(Account.class, token -> Optional.of(new Account(token.subject())))
                .build();
    }

    @Test
    void isInjectedBesideTheTokenAndOtherTypes() {
        try (TestServer server = TestServer.with(feature(), new Users())) {
            assertThat(server.get("/users/alice", TestTokens.auth("alice")).body())
                    .isEqualTo("alice alice alice");
            assertThat(server.get("/users/alice", TestTokens.auth("bob")).statusCode())
                    .isEqualTo(403);
            assertThat(server.get("/users/alice").statusCode()).isEqualTo(401);
        }
    }

    @Test
    void demandsATokenByItself() {
        try (TestServer server = TestServer.with(feature(), new Users())) {
            assertThat(server.get("/users").statusCode()).isEqualTo(401);
            assertThat(server.get("/users", TestTokens.auth("bob")).body()).isEqualTo("bob");
            assertThat(server.get("/users", TestTokens.refresh("bob")).statusCode())
                    .isEqualTo(401);
        }
    }

    @Test
    void optionalIsEmptyOnlyWithoutAToken() {
        try (TestServer server = TestServer.with(feature(), new Users())) {
            assertThat(server.get("/users/optional").body()).isEqualTo("nobody");
            assertThat(server.get("/users/optional", TestTokens.auth("alice")).body())
                    .isEqualTo("alice");
            assertThat(server.get("/users/optional", TestTokens.auth("deleted")).statusCode())
                    .isEqualTo(401);
        }
    }

    @Test
    void subjectThatIsNotKnownIsRejected() {
        try (TestServer server = TestServer.with(feature(), new Users())) {
            HttpResponse<String> rejected = server.get("/users", TestTokens.auth("deleted"));
            assertThat(rejected.statusCode()).isEqualTo(401);
            assertThat(rejected.headers().firstValue("WWW-Authenticate"))
                    .hasValue("Bearer realm=\"api\", error=\"invalid_token\"");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"outage", "unauthorized"})
    void lookUpThatFailsIsAnOutage(String subject) {
        try (TestServer server = TestServer.with(feature(), new Users())) {
            HttpResponse<String> rejected = server.get("/users", TestTokens.auth(subject));
            assertThat(rejected.statusCode()).isEqualTo(503);
            assertThat(rejected.body()).doesNotContain("secret").doesNotContain("User");
        }
    }

    @Test
    void isLookedUpOncePerRequestWhereAskedForAndAfterTheGuard() {
        try (TestServer server = TestServer.with(feature(), new Users(), new Projects())) {
            assertThat(server.get("/users/token", TestTokens.auth("alice")).body())
                    .isEqualTo("alice");
            server.get("/users/alice", TestTokens.auth("bob"));
            assertThat(lookups).isEmpty();
            server.get("/users/twice", TestTokens.auth("alice"));
            assertThat(lookups).containsExactly("alice");
            assertThat(server.get("/projects/7/owner", TestTokens.auth("bob")).body())
                    .isEqualTo("bob of 7 bob");
            assertThat(lookups).containsExactly("alice", "bob");
        }
    }

    /** The body of a caller who is not known is not even read. */
    @Test
    void isLookedUpBeforeTheBodyIsRead() {
        try (TestServer server = TestServer.with(feature(), new Users())) {
            assertThat(server.send(server.request("/users")
                                    .header("Authorization", "Bearer " + TestTokens.auth("deleted"))
                                    .header("Content-Type", "application/json")
                                    .POST(BodyPublishers.ofString("{")))
                            .statusCode())
                    .isEqualTo(401);
        }
    }

    @Test
    void requestBodyCannotNameIt() {
        try (TestServer server = TestServer.with(feature(), new Users())) {
            assertThat(server.send(server.request("/users")
                                    .header("Authorization", "Bearer " + TestTokens.auth("alice"))
                                    .header("Content-Type", "application/json")
                                    .POST(BodyPublishers.ofString("{\"name\":\"admin\"}")))
                            .body())
                    .isEqualTo("alice posts admin");
        }
    }

    @Test
    void rejectsInLocators() {
        try (TestServer server = TestServer.with(feature(), new Projects())) {
            assertThat(server.get("/projects/7/owner", TestTokens.auth("deleted"))
                            .statusCode())
                    .isEqualTo(401);
            assertThat(server.get("/projects/7/owner", TestTokens.auth("outage"))
                            .statusCode())
                    .isEqualTo(503);
            assertThat(server.get("/projects/7/owner").statusCode()).isEqualTo(401);
        }
    }

    @Test
    void otherAuthenticationDoesNotClaimIt() {
        try (TestServer server = TestServer.with(feature(), JwtFeature.forOtherPrincipals(basic()), new Users())) {
            assertThat(server.get("/users", TestTokens.auth("bob")).body()).isEqualTo("bob");
        }
    }

    @Test
    void typeThatOtherAuthenticationProvidesTooStopsTheStart() {
        for (Class<?> resource : List.of(Users.class, Projects.class)) {
            assertThatThrownBy(() -> TestServer.with(
                            feature(),
                            JwtFeature.forOtherPrincipals(basic()),
                            new AuthValueFactoryProvider.Binder<>(User.class),
                            resource))
                    .hasMessageContaining("its @Auth parameter of " + User.class.getName()
                            + " is provided both by tokens and by another value provider, such as "
                            + "AuthValueFactoryProvider.Binder; register its class only once");
        }
    }

    @Test
    void typeThatNobodyRegisteredStopsTheStart() {
        assertThatThrownBy(() -> TestServer.with(TestTokens.feature(), new Users()))
                .hasMessageContaining("nothing provides its @Auth parameter of " + User.class.getName())
                .hasMessageContaining("call JwtBundle.withPrincipal");
    }

    @Test
    void supertypesAndWildcardsStopTheStart() {
        for (Object resource : List.of(new Wildcard(), new Supertype())) {
            assertThatThrownBy(() -> TestServer.with(feature(), resource))
                    .hasMessageContaining("nothing provides its @Auth parameter of ");
        }
    }

    @Test
    void optionalThatIsNeverEmptyStopsTheStart() {
        for (Object resource : List.of(new RequiredOptional(), new OptionalWithRoles())) {
            assertThatThrownBy(() -> TestServer.with(feature(), resource))
                    .hasMessageContaining("its @Auth Optional<User> is never empty, since @R")
                    .hasMessageContaining("use @Auth User");
        }
    }

    @Test
    void permitAllWithAPrincipalStopsTheStart() {
        assertThatThrownBy(() -> TestServer.with(feature(), new Permitted()))
                .hasMessageContaining("@PermitAll conflicts with its @Auth User parameter; use @Auth Optional<User>");
    }

    @Test
    void fieldThatWouldStayNullStopsTheStart() {
        assertThatThrownBy(() -> TestServer.with(feature(), WithField.class))
                .hasMessageContaining("@Auth User is on a field or constructor of WithField, where it is not injected");
    }

    @Test
    void typesThatCannotBeDistinguishedAreNotRegistered() {
        JwtFeatureBuilder builder = JwtFeature.builder(TestTokens.MANAGER);
        for (Class<?> type : List.of(Token.class, Object.class, Principal.class, int.class)) {
            assertThatThrownBy(() -> builder.principal(type, token -> Optional.empty()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("@Auth " + type.getSimpleName() + " cannot be registered");
        }
        builder.principal(User.class, this::find);
        assertThatThrownBy(() -> builder.claims(User.class)).hasMessageContaining("registered twice");
    }

    static AuthDynamicFeature basic() {
        return new AuthDynamicFeature(new BasicCredentialAuthFilter.Builder<User>()
                .setAuthenticator((BasicCredentials credentials) -> Optional.of(new User(credentials.getUsername())))
                .setAuthorizer((user, role, request) -> true)
                .setRealm("basic")
                .buildAuthFilter());
    }

    @Path("/users")
    public static final class Users {
        @GET
        public String get(@Auth User user) {
            return user.name();
        }

        @POST
        public String post(@Auth User user, User posted) {
            return user.name() + " posts " + posted.name();
        }

        @GET
        @Path("/{name}")
        @RequireToken(sub = "name")
        public String get(@Auth User user, @Auth Token token, @Auth Account account, @PathParam("name") String name) {
            return user.name() + " " + token.subject() + " " + account.owner();
        }

        @GET
        @Path("/optional")
        public String optional(@Auth Optional<User> user) {
            return user.map(User::name).orElse("nobody");
        }

        @GET
        @Path("/token")
        public String token(@Auth Token token) {
            return token.subject();
        }

        @GET
        @Path("/twice")
        public String twice(@Auth User user, @Auth User again) {
            return user.name() + again.name();
        }
    }

    @Path("/projects")
    public static final class Projects {
        @Path("/{id}")
        @RequireToken
        public Project project(@Auth User user, @PathParam("id") String id) {
            return new Project(user.name() + " of " + id);
        }
    }

    public static final class Project {
        private final String name;

        Project(String name) {
            this.name = name;
        }

        @GET
        @Path("/owner")
        public String owner(@Auth User user) {
            return name + " " + user.name();
        }
    }

    @Path("/wildcard")
    public static final class Wildcard {
        @GET
        public String get(@Auth Optional<? extends User> user) {
            return "open";
        }
    }

    @Path("/supertype")
    public static final class Supertype {
        @GET
        public String get(@Auth Record user) {
            return "open";
        }
    }

    @Path("/required")
    public static final class RequiredOptional {
        @GET
        @RequireToken
        public String get(@Auth Optional<User> user) {
            return "open";
        }
    }

    @Path("/roles")
    public static final class OptionalWithRoles {
        @GET
        @RolesAllowed("admin")
        public String get(@Auth Optional<User> user) {
            return "open";
        }
    }

    @Path("/permitted")
    public static final class Permitted {
        @GET
        @PermitAll
        public String get(@Auth User user) {
            return "open";
        }
    }

    @Path("/field")
    public static final class WithField {
        @Auth
        private User user;

        @GET
        @RequireToken
        public String get() {
            return "open" + user;
        }
    }
}
