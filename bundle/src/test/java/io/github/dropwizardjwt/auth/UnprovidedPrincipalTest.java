package io.github.dropwizardjwt.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dropwizard.auth.Auth;
import io.dropwizard.auth.AuthDynamicFeature;
import io.dropwizard.auth.AuthValueFactoryProvider;
import io.dropwizard.auth.PolymorphicAuthValueFactoryProvider;
import io.dropwizard.auth.basic.BasicCredentialAuthFilter;
import io.dropwizard.testing.junit5.ResourceExtension;
import io.github.dropwizardjwt.support.TestServer;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.client.Entity;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.glassfish.jersey.internal.inject.AbstractBinder;
import org.glassfish.jersey.internal.inject.Injectee;
import org.glassfish.jersey.internal.inject.InjectionResolver;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Basic authentication lets the request in, but nothing injects its principal: Jersey reads it from the body. */
class UnprovidedPrincipalTest {
    private static final String UNPROVIDED = ", so that the request's body could name any principal; register "
            + "AuthValueFactoryProvider.Binder, or another value provider, for just this class, and ask for it or for "
            + "Optional of it";
    private static final AtomicInteger CALLS = new AtomicInteger();

    @BeforeEach
    void reset() {
        CALLS.set(0);
    }

    @Test
    void forgottenBinderStopsTheStart() {
        assertThatThrownBy(() -> TestServer.with(TestTokens.feature(), basic(), new Posted()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("* POST /posted (Posted#post): nothing provides its @Auth parameter of "
                        + User.class.getName() + UNPROVIDED);
    }

    @Test
    void forgottenBinderStopsTheStartWithDropwizardsResourceExtension() {
        ResourceExtension resources = ResourceExtension.builder()
                .addProvider(TestTokens.feature())
                .addProvider(basic())
                .addResource(new Posted())
                .build();
        assertThatThrownBy(resources::before).hasMessageContaining(UNPROVIDED);
    }

    @ParameterizedTest
    @ValueSource(classes = {OfAnOptional.class, OfAWildcard.class, OfAPrimitive.class, OfASuperclass.class})
    void typeThatTheBinderIsNotForStopsTheStart(Class<?> resource) {
        assertThatThrownBy(() -> TestServer.with(
                        TestTokens.feature(), basic(), new AuthValueFactoryProvider.Binder<>(Admin.class), resource))
                .hasMessageContaining("nothing provides its @Auth parameter of ")
                .hasMessageContaining(UNPROVIDED);
    }

    /** Jersey keeps the first of two binders without a word. */
    @Test
    void secondBinderStopsTheStart() {
        assertThatThrownBy(() -> TestServer.with(
                        TestTokens.feature(),
                        basic(),
                        new AuthValueFactoryProvider.Binder<>(Admin.class),
                        new AuthValueFactoryProvider.Binder<>(User.class),
                        new Posted()))
                .hasMessageContaining(UNPROVIDED);
    }

    @Test
    void parameterOfALocatorStopsTheStart() {
        assertThatThrownBy(() -> TestServer.with(TestTokens.feature(), basic(), new Locating()))
                .hasMessageContaining("* /locating (Locating#below): nothing provides its @Auth parameter");
    }

    @Test
    void methodBelowALocatorStopsTheStart() {
        assertThatThrownBy(() -> TestServer.with(TestTokens.feature(), basic(), new Above()))
                .hasMessageContaining("* POST /above (Posted#post): nothing provides its @Auth parameter");
    }

    /** Here the start cannot tell: the request must not get through, whatever it carries. */
    @Test
    void methodBelowALocatorOfUnknownTypeIsNotCalled() {
        try (TestServer server = TestServer.with(TestTokens.feature(Unannotated.ALLOW), basic(), new Untold())) {
            for (String path : new String[] {"/untold", "/untold/named?user=root", "/untold/overriding"}) {
                assertThat(postAsBob(server, path).statusCode()).as(path).isEqualTo(500);
            }
            assertThat(CALLS).hasValue(0);
        }
    }

    @ParameterizedTest
    @ValueSource(classes = {FromTheQuery.class, FromAHeader.class})
    void principalFromAnotherPartOfTheRequestStopsTheStart(Class<?> resource) {
        assertThatThrownBy(() -> TestServer.with(
                        TestTokens.feature(), basic(), new AuthValueFactoryProvider.Binder<>(User.class), resource))
                .hasMessageMatching("(?s).*its parameter of \\S+User has @Auth and @(Query|Header)Param, so that the "
                        + "request could name any principal; drop one of them.*");
    }

    /** Jersey does not see the {@code @Auth} of the interface then, nor does Dropwizard's filter. */
    @Test
    void authThatStandsOnlyInTheInterfaceStopsTheStart() {
        assertThatThrownBy(() -> TestServer.with(
                        TestTokens.feature(),
                        basic(),
                        new AuthValueFactoryProvider.Binder<>(User.class),
                        new Overriding()))
                .hasMessageContaining(
                        "* POST /overriding (Overriding#post): its @Auth is only on the method that it overrides, of "
                                + "PostApi, where Jersey does not look, so that the request's body could name any principal; "
                                + "repeat @Auth");
    }

    @Test
    void fieldThatNothingInjectsStopsTheStart() {
        assertThatThrownBy(() -> TestServer.with(
                        TestTokens.feature(),
                        basic(),
                        new AuthValueFactoryProvider.Binder<>(User.class),
                        WithField.class))
                .hasMessageContaining("* POST /field (WithField#post): @Auth User is on a field or constructor of "
                        + "WithField, where it is not injected; make it a parameter of the resource method");
    }

    @Test
    void fieldThatTheApplicationInjectsIsTheApplications() {
        try (TestServer server =
                TestServer.with(TestTokens.feature(Unannotated.ALLOW), basic(), new Fields(), WithField.class)) {
            assertThat(postAsBob(server, "/field").body()).isEqualTo("injected");
        }
    }

    @Test
    void eachBinderOfDropwizardIsEnough() {
        AbstractBinder[] binders = {
            new AuthValueFactoryProvider.Binder<>(User.class),
            new PolymorphicAuthValueFactoryProvider.Binder<>(Set.of(User.class, Admin.class))
        };
        for (AbstractBinder binder : binders) {
            try (TestServer server = TestServer.with(
                    TestTokens.feature(Unannotated.ALLOW),
                    basic(),
                    binder,
                    new Posted(),
                    OfAnOptional.class,
                    new Untold())) {
                assertThat(postAsBob(server, "/posted").body()).isEqualTo("bob");
                assertThat(postAsBob(server, "/optional").body()).isEqualTo("bob");
                assertThat(postAsBob(server, "/untold").body()).isEqualTo("bob");
                assertThat(server.send("POST", "/posted").statusCode()).isEqualTo(401);
            }
        }
    }

    @Test
    void binderIsEnoughWithDropwizardsResourceExtension() throws Throwable {
        ResourceExtension resources = ResourceExtension.builder()
                .addProvider(TestTokens.feature())
                .addProvider(basic())
                .addProvider(new AuthValueFactoryProvider.Binder<>(User.class))
                .addResource(new Posted())
                .build();
        try {
            resources.before();
            assertThat(resources
                            .target("/posted")
                            .request()
                            .header("Authorization", credentials())
                            .post(Entity.json("{\"name\":\"root\"}"), String.class))
                    .isEqualTo("bob");
        } finally {
            resources.after();
        }
    }

    private static Object basic() {
        return JwtFeature.forOtherPrincipals(new AuthDynamicFeature(new BasicCredentialAuthFilter.Builder<User>()
                .setAuthenticator(credentials -> Optional.of(new User(credentials.getUsername())))
                .setRealm("basic")
                .buildAuthFilter()));
    }

    private static HttpResponse<String> postAsBob(TestServer server, String path) {
        return server.send(server.request(path)
                .header("Authorization", credentials())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"name\":\"root\"}")));
    }

    private static String credentials() {
        return "Basic " + Base64.getEncoder().encodeToString("bob:correct".getBytes(StandardCharsets.US_ASCII));
    }

    private static String called(String name) {
        CALLS.incrementAndGet();
        return name;
    }

    public record User(String name) implements Principal {
        @Override
        public String getName() {
            return name;
        }
    }

    public record Admin(String name) implements Principal {
        @Override
        public String getName() {
            return name;
        }
    }

    @Path("/posted")
    public static final class Posted {
        @POST
        public String post(@Auth User user) {
            return called(user.name());
        }
    }

    @Path("/optional")
    public static final class OfAnOptional {
        @POST
        public String post(@Auth Optional<User> user) {
            return called(user.orElseThrow().name());
        }
    }

    @Path("/wildcard")
    public static final class OfAWildcard {
        @POST
        public String post(@Auth Optional<? extends Admin> user) {
            return called(user.orElseThrow().name());
        }
    }

    @Path("/primitive")
    public static final class OfAPrimitive {
        @POST
        public String post(@Auth int user) {
            return called("" + user);
        }
    }

    @Path("/superclass")
    public static final class OfASuperclass {
        @POST
        public String post(@Auth Principal user) {
            return called(user.getName());
        }
    }

    @Path("/query")
    public static final class FromTheQuery {
        @POST
        public String post(@QueryParam("user") @Auth User user) {
            return called(user.name());
        }
    }

    @Path("/header")
    public static final class FromAHeader {
        @POST
        public String post(@Auth @HeaderParam("X-User") @DefaultValue("root") User user) {
            return called(user.name());
        }
    }

    @Path("/overriding")
    public interface PostApi {
        @POST
        @Consumes("application/json")
        String post(@Auth User user);
    }

    public static final class Overriding implements PostApi {
        @Override
        @POST
        @Consumes("application/json")
        public String post(User user) {
            return called(user.name());
        }
    }

    @Path("/field")
    public static final class WithField {
        @Auth
        private User user;

        @POST
        public String post() {
            return user.name();
        }
    }

    private static final class Fields extends AbstractBinder {
        @Override
        protected void configure() {
            bind(new FieldResolver()).to(InjectionResolver.class);
        }
    }

    private static final class FieldResolver implements InjectionResolver<Auth> {
        @Override
        public Object resolve(Injectee injectee) {
            return new User("injected");
        }

        @Override
        public boolean isConstructorParameterIndicator() {
            return false;
        }

        @Override
        public boolean isMethodParameterIndicator() {
            return false;
        }

        @Override
        public Class<Auth> getAnnotation() {
            return Auth.class;
        }
    }

    @Path("/locating")
    public static final class Locating {
        @Path("/")
        public Posted below(@Auth User user) {
            return new Posted();
        }
    }

    @Path("/above")
    public static final class Above {
        @Path("/")
        public Posted below() {
            return new Posted();
        }
    }

    @Path("/untold")
    public static final class Untold {
        @Path("/")
        public Object posted() {
            return new Posted();
        }

        @Path("/named")
        public Object named() {
            return new FromTheQuery();
        }

        @Path("/overriding")
        public Object overriding() {
            return new Overriding();
        }
    }
}
