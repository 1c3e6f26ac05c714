package io.github.dropwizardjwt.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dropwizardjwt.auth.requirement.Checks;
import io.github.dropwizardjwt.auth.requirement.Requirement;
import io.github.dropwizardjwt.auth.requirement.TokenPlaces;
import io.github.dropwizardjwt.auth.requirement.TokenSource;
import io.github.dropwizardjwt.token.Reason;
import io.github.dropwizardjwt.token.Token;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@link RequireToken} means, without HTTP. */
class RequirementTest {

    @Test
    void claimOfANameAloneMustBeTrue() {
        Requirement requirement = requirement("claimGranted");
        assertThat(violation(requirement, claims(Map.of("staff", true)))).isNull();
        assertThat(violation(requirement, claims(Map.of("staff", "true")))).isEqualTo(Reason.CLAIM_MISSING);
        assertThat(violation(requirement, claims(Map.of("staff", 1)))).isEqualTo(Reason.CLAIM_MISSING);
        assertThat(violation(requirement, claims(Map.of("staff", false)))).isEqualTo(Reason.CLAIM_MISSING);
        assertThat(violation(requirement, claims(Map.of("staff", List.of(true)))))
                .isEqualTo(Reason.CLAIM_MISSING);
        assertThat(violation(requirement, claims(Map.of()))).isEqualTo(Reason.CLAIM_MISSING);
    }

    @Test
    void scopeOfANameAloneIsGrantedByEachFormOfScope() {
        Requirement requirement = requirement("scopeGranted");
        assertThat(violation(requirement, scope("admin"))).isNull();
        assertThat(violation(requirement, scope("read admin write"))).isNull();
        assertThat(violation(requirement, scope(List.of("read", "admin")))).isNull();
        assertThat(violation(requirement, scope(Map.of("admin", true)))).isNull();

        for (Object not : List.<Object>of(
                "administrator",
                "Admin",
                "",
                42,
                Map.of("admin", "true"),
                Map.of("admin", 1),
                List.of(List.of("admin")))) {
            assertThat(violation(requirement, scope(not))).as("%s", not).isEqualTo(Reason.SCOPE_MISSING);
        }
        assertThat(violation(requirement, claims(Map.of("admin", true)))).isEqualTo(Reason.SCOPE_MISSING);
    }

    @Test
    void claimMustContainTheValue() {
        Requirement requirement = requirement("claimValues");
        Map<String, Object> good = Map.of("test", "test value", "level", 3, "roles", List.of("a", "b"));
        assertThat(violation(requirement, claims(good))).isNull();
        for (String name : good.keySet()) {
            Map<String, Object> bad = new HashMap<>(good);
            bad.put(name, "other");
            assertThat(violation(requirement, claims(bad))).as(name).isEqualTo(Reason.CLAIM_MISSING);
            bad.remove(name);
            assertThat(violation(requirement, claims(bad))).as(name).isEqualTo(Reason.CLAIM_MISSING);
        }
    }

    @Test
    void nullIsAValueAndNotAbsence() {
        Requirement requirement = requirement("nullValue");
        Map<String, Object> withNull = new HashMap<>();
        withNull.put("gone", null);
        assertThat(violation(requirement, claims(withNull))).isNull();
        assertThat(violation(requirement, claims(Map.of()))).isEqualTo(Reason.CLAIM_MISSING);
    }

    @Test
    void scopeObjectMustContainTheValue() {
        Requirement requirement = requirement("scopeValue");
        assertThat(violation(requirement, scope(Map.of("level", 3, "tenants", List.of("acme", "other")))))
                .isNull();
        assertThat(violation(requirement, scope(Map.of("level", 4, "tenants", List.of("acme")))))
                .isEqualTo(Reason.SCOPE_MISSING);
        assertThat(violation(requirement, scope("level=3"))).isEqualTo(Reason.SCOPE_MISSING);
    }

    @Test
    void pathParameterIsComparedAsText() {
        Requirement requirement = requirement("parameter");
        assertThat(violation(requirement, claims(Map.of("tenant", "7")), "7")).isNull();
        assertThat(violation(requirement, claims(Map.of("tenant", 7)), "7")).isNull();
        assertThat(violation(requirement, claims(Map.of("tenant", 7)), "07")).isEqualTo(Reason.CLAIM_MISSING);
        assertThat(violation(requirement, claims(Map.of("tenant", 7.0)), "7.0")).isEqualTo(Reason.CLAIM_MISSING);
        assertThat(violation(requirement, claims(Map.of("tenant", true)), "true"))
                .isEqualTo(Reason.CLAIM_MISSING);
        assertThat(violation(requirement, claims(Map.of("tenant", List.of("6", "7"))), "7"))
                .isNull();
        assertThat(violation(requirement, claims(Map.of("tenant", List.of("6", "8"))), "7"))
                .isEqualTo(Reason.CLAIM_MISSING);
        assertThat(violation(requirement, claims(Map.of("tenant", "7")), "7", "8"))
                .isEqualTo(Reason.CLAIM_MISSING);
        assertThat(violation(requirement, claims(Map.of("tenant", "7")))).isEqualTo(Reason.CLAIM_MISSING);
        assertThat(requirement.parameters()).containsExactly("id");
    }

    @Test
    void missingNullClaimDoesNotEqualAnyPathParameter() {
        Requirement requirement = requirement("parameter");
        assertThat(violation(requirement, claims(Map.of()), "null")).isEqualTo(Reason.CLAIM_MISSING);
        Map<String, Object> withNull = new HashMap<>();
        withNull.put("tenant", null);
        assertThat(violation(requirement, claims(withNull), "null")).isEqualTo(Reason.CLAIM_MISSING);
    }

    @Test
    void overrideLetsInOnlyIfAllOfItHolds() {
        Requirement requirement = requirement("overridden");
        assertThat(violation(requirement, claims(Map.of("admin", true, "level", 9)), "bob"))
                .isNull();
        assertThat(violation(requirement, claims(Map.of("admin", true)), "bob")).isEqualTo(Reason.SUBJECT_MISMATCH);
        assertThat(violation(requirement, scope(Map.of("admin", true, "level", 9)), "bob"))
                .isEqualTo(Reason.SUBJECT_MISMATCH);
        assertThat(violation(requirement, claims(Map.of()), "alice")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "emptyEntry",
                "blankAround",
                "noName",
                "brokenObject",
                "brokenArray",
                "brokenText",
                "duplicateMembers",
                "emptyValue",
                "parameterInText",
                "cookieWithoutLocation",
                "locationWithoutCookie",
                "badCookieName"
            })
    void malformedDeclarationIsRejected(String method) {
        assertThatThrownBy(() -> requirement(method)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @MethodSource("texts")
    void valueThatIsNoJsonIsText(String method, String text) {
        assertThat(violation(requirement(method), claims(Map.of("test", text)))).isNull();
    }

    static List<Arguments> texts() {
        return List.of(
                Arguments.of("textWithEquals", "a=b"),
                Arguments.of("textLikeJson", "[draft]"),
                Arguments.of("textLikeNumber", "007"));
    }

    @Test
    void challengeNamesTheScopes() {
        assertThat(requirement("severalScopes").scopeNames()).isEqualTo("read write");
        assertThat(requirement("scopeValue").scopeNames()).isEmpty();
        assertThat(requirement("unspeakableScope").scopeNames()).isEqualTo("read");
    }

    private static Requirement requirement(String method) {
        try {
            RequireToken annotation = Declared.class.getDeclaredMethod(method).getAnnotation(RequireToken.class);
            return TokenDemand.of(List.of(annotation), TokenPlaces.only(TokenSource.bearerHeader()), Checks.none())
                    .requirement();
        } catch (NoSuchMethodException e) {
            throw new AssertionError(e);
        }
    }

    private static Token claims(Map<String, ?> claims) {
        return TestTokens.MANAGER.authToken("alice", null, claims);
    }

    private static Token scope(Object scope) {
        return TestTokens.MANAGER.authToken("alice", scope);
    }

    private static Reason violation(Requirement requirement, Token token, String... values) {
        MultivaluedMap<String, String> path = new MultivaluedHashMap<>();
        path.addAll("id", values);
        return requirement.decide(token, path).violated();
    }

    interface Declared {
        @RequireToken(claims = "staff")
        void claimGranted();

        @RequireToken(scope = "admin")
        void scopeGranted();

        @RequireToken(claims = {"test=test value", "level=3", "roles=[\"b\"]"})
        void claimValues();

        @RequireToken(claims = "gone=null")
        void nullValue();

        @RequireToken(scope = {"level=3.0", "tenants=acme"})
        void scopeValue();

        @RequireToken(claims = "tenant={id}")
        void parameter();

        @RequireToken(
                sub = "id",
                override = {"admin", "level=9"})
        void overridden();

        @RequireToken(claims = "test=a=b")
        void textWithEquals();

        @RequireToken(claims = "test=\"[draft]\"")
        void textLikeJson();

        @RequireToken(claims = "test=007")
        void textLikeNumber();

        @RequireToken(scope = {"read", "write", "level=3"})
        void severalScopes();

        @RequireToken(scope = {"read", "o'\"k", "two words"})
        void unspeakableScope();

        @RequireToken(claims = "")
        void emptyEntry();

        @RequireToken(claims = " admin")
        void blankAround();

        @RequireToken(claims = "=1")
        void noName();

        @RequireToken(claims = "a={\"b\": 1")
        void brokenObject();

        @RequireToken(claims = "a=[1,")
        void brokenArray();

        @RequireToken(claims = "a=\"b")
        void brokenText();

        @RequireToken(claims = "a={\"b\": 1, \"b\": 2}")
        void duplicateMembers();

        @RequireToken(claims = "a=")
        void emptyValue();

        @RequireToken(claims = "a=tenant-{id}")
        void parameterInText();

        @RequireToken(cookie = "auth_token")
        void cookieWithoutLocation();

        @RequireToken(location = TokenLocation.COOKIE)
        void locationWithoutCookie();

        @RequireToken(location = TokenLocation.COOKIE, cookie = "a b")
        void badCookieName();
    }
}
