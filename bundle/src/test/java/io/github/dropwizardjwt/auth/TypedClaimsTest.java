package io.github.dropwizardjwt.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.dropwizard.auth.Auth;
import io.github.dropwizardjwt.JwtBundle;
import io.github.dropwizardjwt.support.Logs;
import io.github.dropwizardjwt.support.Sections;
import io.github.dropwizardjwt.support.Sections.Host;
import io.github.dropwizardjwt.support.TestServer;
import io.github.dropwizardjwt.token.Token;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code @Auth Tenant}: the claims as a type of the application. */
class TypedClaimsTest {
    public record Tenant(
            @NotBlank String tenant,
            @Min(1) int level,

            @JsonProperty("https://example.com/plan") @Nullable
            String plan,

            Optional<Instant> paidUntil,
            List<@NotNull String> groups) {
        /** Groups may be missing. */
        public Tenant {
            groups = groups == null ? List.of() : groups;
        }
    }

    private static TestServer server;

    @BeforeAll
    static void start() {
        JwtFeature feature =
                JwtFeature.builder(TestTokens.MANAGER).claims(Tenant.class).build();
        server = TestServer.with(feature, new Tenants());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static HttpResponse<String> get(Map<String, ?> claims) {
        return server.get(
                "/tenant", TestTokens.MANAGER.authToken("alice", null, claims).signed());
    }

    @Test
    void readsTheClaims() {
        assertThat(get(Map.of(
                                "tenant",
                                "acme",
                                "level",
                                3,
                                "https://example.com/plan",
                                "gold",
                                "paidUntil",
                                1_700_000_000.5,
                                "groups",
                                List.of("a", "b"),
                                "other",
                                Map.of("any", "thing")))
                        .body())
                .isEqualTo("Tenant[tenant=acme, level=3, plan=gold, paidUntil=Optional[2023-11-14T22:13:20.500Z], "
                        + "groups=[a, b]]");
        assertThat(get(Map.of("tenant", "acme", "level", 1)).body())
                .isEqualTo("Tenant[tenant=acme, level=1, plan=null, paidUntil=Optional.empty, groups=[]]");
    }

    static Stream<Map<String, ?>> wrong() {
        return Stream.of(
                Map.of(),
                Map.of("tenant", "acme"),
                Map.of("level", 3),
                Map.of("tenant", " ", "level", 3),
                Map.of("tenant", "acme", "level", 0),
                Map.of("tenant", "acme", "level", "3"),
                Map.of("tenant", "acme", "level", 3.5),
                Map.of("tenant", "acme", "level", true),
                Map.of("tenant", "acme", "level", 4_294_967_299L),
                Map.of("tenant", 42, "level", 3),
                Map.of("tenant", true, "level", 3),
                Map.of("tenant", List.of("acme"), "level", 3),
                Map.of("tenant", "acme", "level", 3, "paidUntil", "2023-11-14T22:13:20Z"),
                Map.of("tenant", "acme", "level", 3, "paidUntil", true),
                Map.of("tenant", "acme", "level", 3, "paidUntil", 1e300),
                Map.of("tenant", "acme", "level", 3, "groups", "a"));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void rejectsOtherClaims(Map<String, ?> claims) {
        HttpResponse<String> rejected = get(claims);
        assertThat(rejected.statusCode()).isEqualTo(401);
        assertThat(rejected.headers().firstValue("WWW-Authenticate"))
                .hasValue("Bearer realm=\"api\", error=\"invalid_token\"");
    }

    @Test
    void logsNamesAndNoValues() {
        try (Logs logs = Logs.ofEverything()) {
            get(Map.of("tenant", "acme", "level", "confidential"));
            get(Map.of("tenant", "", "level", -41));
            assertThat(String.join("\n", logs.lines()))
                    .contains("The claims of a token are no Tenant: level")
                    .contains("The claims of a token are no Tenant: level, tenant")
                    .doesNotContain("confidential")
                    .doesNotContain("-41");
        }
    }

    /** Its violation is of no property. */
    @Test
    void constraintOnTheTypeItselfIsChecked() {
        try (TestServer server = ranges();
                Logs logs = new Logs()) {
            assertThat(server.get("/range", token(Map.of("low", 1, "high", 2))).body())
                    .isEqualTo("1 to 2");
            assertThat(server.get("/range", token(Map.of("low", 2, "high", 1))).statusCode())
                    .isEqualTo(401);
            assertThat(String.join("\n", logs.lines())).contains("The claims of a token are no Range: as a whole");
        }
    }

    @Test
    void enumIsReadByNameAndNotByOrdinal() {
        try (TestServer server = ranges()) {
            assertThat(server.get("/range/plan", token(Map.of("tier", "GOLD"))).body())
                    .isEqualTo("GOLD");
            for (Object tier : List.of(0, "0", "gold", "")) {
                assertThat(server.get("/range/plan", token(Map.of("tier", tier)))
                                .statusCode())
                        .isEqualTo(401);
            }
        }
    }

    /** They may be names of users, say. */
    @Test
    void logsNoKeysOfMaps() {
        try (TestServer server = ranges();
                Logs logs = Logs.ofEverything()) {
            for (Object limit : List.of("much", -1)) {
                assertThat(server.get("/range/limits", token(Map.of("limits", Map.of("confidential", limit))))
                                .statusCode())
                        .isEqualTo(401);
            }
            assertThat(logs.lines())
                    .filteredOn(line -> line.endsWith("The claims of a token are no Limits: limits"))
                    .hasSize(2);
            assertThat(String.join("\n", logs.lines())).doesNotContain("confidential");
        }
    }

    private static TestServer ranges() {
        return TestServer.with(
                JwtFeature.builder(TestTokens.MANAGER)
                        .claims(Range.class)
                        .claims(Plan.class)
                        .claims(Limits.class)
                        .build(),
                new Ranges());
    }

    private static String token(Map<String, ?> claims) {
        return TestTokens.MANAGER.authToken("alice", null, claims).signed();
    }

    @Test
    void typeThatCannotBeCreatedIsNotRegistered() {
        JwtFeatureBuilder builder = JwtFeature.builder(TestTokens.MANAGER);
        assertThatThrownBy(() -> builder.claims(Token.class))
                .hasMessageStartingWith("@Auth Token cannot be registered; register a type of the application");
        assertThatThrownBy(() -> builder.claims(Object.class))
                .hasMessageStartingWith("@Auth Object cannot be registered");
        assertThatThrownBy(() -> builder.claims(String.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is neither a record nor has a constructor or method with @JsonCreator");
        assertThat(builder.claims(Created.class)).isSameAs(builder);
    }

    @Test
    void bundleRegistersItToo() throws Exception {
        JwtBundle<Host> bundle = new JwtBundle<Host>(Host::getJwt).withClaims(Tenant.class);
        try (TestServer own = TestServer.start(
                Sections.read("issuer: tests", "algorithm: HS256", "secret: " + Sections.SECRET),
                bundle,
                environment -> environment.jersey().register(new Tenants()))) {
            assertThat(own.get(
                                    "/tenant",
                                    bundle.tokens()
                                            .authToken("alice", null, Map.of("tenant", "acme", "level", 1))
                                            .signed())
                            .statusCode())
                    .isEqualTo(200);
            assertThat(own.get("/tenant", bundle.tokens().authToken("alice").signed())
                            .statusCode())
                    .isEqualTo(401);
        }
    }

    @Retention(RetentionPolicy.RUNTIME)
    @Constraint(validatedBy = Ascending.class)
    public @interface InOrder {
        String message() default "not in order";

        Class<?>[] groups() default {};

        Class<? extends Payload>[] payload() default {};
    }

    public static final class Ascending implements ConstraintValidator<InOrder, Range> {
        @Override
        public boolean isValid(Range range, ConstraintValidatorContext context) {
            return range.low() <= range.high();
        }
    }

    @InOrder
    public record Range(int low, int high) {}

    public enum Tier {
        GOLD
    }

    public record Plan(@NotNull Tier tier) {}

    public record Limits(Map<String, @Min(0) Integer> limits) {}

    @Path("/range")
    public static final class Ranges {
        @GET
        public String get(@Auth Range range) {
            return range.low() + " to " + range.high();
        }

        @GET
        @Path("/plan")
        public String plan(@Auth Plan plan) {
            return plan.tier().name();
        }

        @GET
        @Path("/limits")
        public String limits(@Auth Limits limits) {
            return limits.toString();
        }
    }

    public static final class Created {
        private final String tenant;

        @JsonCreator
        public Created(@JsonProperty("tenant") String tenant) {
            this.tenant = tenant;
        }

        @Override
        public String toString() {
            return tenant;
        }
    }

    @Path("/tenant")
    public static final class Tenants {
        @GET
        public String get(@Auth Tenant tenant) {
            return tenant.toString();
        }
    }
}
