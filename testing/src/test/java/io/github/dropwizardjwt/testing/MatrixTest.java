package io.github.dropwizardjwt.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dropwizard.testing.junit5.DropwizardAppExtension;
import io.dropwizard.testing.junit5.DropwizardExtensionsSupport;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

@ExtendWith(DropwizardExtensionsSupport.class)
class MatrixTest {
    private static final DropwizardAppExtension<SampleConfiguration> APP =
            new DropwizardAppExtension<>(SampleApplication.class, "src/test/resources/sample.yml");

    @RegisterExtension
    static final JwtTest JWT = JwtTest.of(APP);

    @TestFactory
    Stream<DynamicNode> closed() {
        return JWT.closed(with -> with.stranger("bob")
                .unknown("GET /api/me", JWT.as("nobody"))
                .unknown("GET /api/notes/{number}", JWT.as("nobody"))
                .param("number", "none"));
    }

    @Test
    void sendsEachKindOfTokenToEachRoute() {
        Run run = Run.of(JWT.closed());

        assertThat(run.failed()).isEmpty();
        assertThat(run.skipped())
                .containsEntry(
                        "GET /api/either/{project}/{username}: without scope self",
                        "A check of the application decides about such a token")
                .containsEntry(
                        "POST /api/renew: control: revoked",
                        "The exchange of a refresh token rejects a revoked one itself");
        assertThat(run.passed()).hasSizeGreaterThan(350);
        assertThat(run.passed())
                .contains(
                        "GET /api/any: no token",
                        "GET /api/any: control",
                        "GET /api/both: two tokens",
                        "GET /api/both: control: token in the cookie",
                        "GET /api/both: tokens in header and cookie",
                        "POST /api/both: token in a cookie, from a page of another origin",
                        "GET /api/cookie: token in the header instead",
                        "GET /api/cookie: token in the cookie other_token instead",
                        "GET /api/users/{username}: another subject",
                        "GET /api/users/{username}: control: override admin",
                        "GET /api/users/{username}: override with another value of claim admin",
                        "GET /api/claims: without claim roles=[\"b\"]",
                        "GET /api/claims: another value of claim roles=[\"b\"]",
                        "GET /api/claims: another value of claim verified",
                        "GET /api/tenants/{tenant}: another value of claim tenant={tenant}",
                        "GET /api/limits: another value of scope limits={\"max\":3}",
                        "GET /api/limits: without scope limits={\"max\":3}",
                        "GET /api/roles: without role boss",
                        "GET /api/below/leaf: without scope below",
                        "GET /api/below/leaf: without scope leaf",
                        "GET /api/below/twig: without claim grown",
                        "GET /api/below/twig: without scope twig",
                        "GET /api/optional: expired",
                        "GET /api/optional: control: no token",
                        "GET /api/farewell: control: revoked",
                        "GET /api/farewell: control: reused",
                        "GET /api/late/strict: revoked",
                        "GET /api/mixed/renew: no token",
                        "GET /api/mixed/renew: auth token alone",
                        "GET /api/mixed/renew: refresh token alone",
                        "GET /api/denied: a valid token",
                        "GET /api/unannotated: no token",
                        "GET /api/either/{project}/{username}: without scope base",
                        "* /files/*: wrong key",
                        "* /files/*: without scope reader",
                        "GET /api/auth/sessions: revoked")
                .noneMatch(name -> name.startsWith("GET /api/open"))
                .noneMatch(name -> name.startsWith("POST /api/renew: revoked"))
                .noneMatch(name -> name.startsWith("GET /api/mixed/renew: control"));
    }

    @Test
    void sendsNoRequestThatWouldChangeSomething() {
        Run run = Run.of(JWT.closed(with -> with.only("/api/orders")));

        assertThat(run.skipped())
                .containsKeys("POST /api/orders: control", "DELETE /api/orders/{id: [0-9]{2,4}}: control");
        assertThat(run.failed()).isEmpty();
    }

    @Test
    void sendsThemIfAsked() {
        Run run = Run.of(JWT.closed(with -> with.only("/api/orders")
                .param("id", "42")
                .body("POST /api/orders", "{}")
                .controlsOnUnsafeMethods()));

        assertThat(run.failed()).isEmpty();
        assertThat(run.passed())
                .contains(
                        "POST /api/orders: control",
                        "DELETE /api/orders/{id: [0-9]{2,4}}: control",
                        "DELETE /api/orders/{id: [0-9]{2,4}}: control: override admin");
    }

    @Test
    void showsWhatIsLeftOutWithItsReason() {
        Run run = Run.of(JWT.closed(with ->
                with.only("/api/me").except("GET /api/me", "is down").except("GET /api/any: expired", "known")));

        assertThat(run.passed()).isEmpty();
        assertThat(run.skipped()).containsExactly(Map.entry("GET /api/me: left out", "is down"));
    }

    @Test
    void failsWhereTheApplicationKnowsNobodyOfThatName() {
        Run run = Run.of(JWT.closed(with -> with.only("/api/me").as("nobody")));

        assertThat(run.failed()).containsOnlyKeys("GET /api/me: control");
        assertThat(run.failed().get("GET /api/me: control"))
                .contains("but answered 401", "with.as(\"GET /api/me\", JWT.as(\"…\"))");
    }

    @Test
    void takesWhomTheTestNames() {
        Run run = Run.of(JWT.closed(with -> with.only("/api/me").as("nobody").as("GET /api/me", JWT.as("bob"))));

        assertThat(run.failed()).isEmpty();
    }

    @Test
    void takesAsTheStrangerWhomTheTestNames() {
        Run run = Run.of(JWT.closed(with -> with.only("/api/users").stranger("alice")));

        assertThat(run.failed()).isEmpty();
        assertThat(run.skipped())
                .containsEntry(
                        "GET /api/users/{username}: another subject", "Such a token meets the rule all the same");
    }

    @Test
    void sendsStrangersToChecksIfTheTestNamesOne() {
        Run run = Run.of(JWT.closed(with -> with.stranger("bob")));

        assertThat(run.failed()).isEmpty();
        assertThat(run.passed())
                .contains(
                        "GET /api/projects/{project}: another subject",
                        "GET /api/either/{project}/{username}: another subject");
        Run wrong = Run.of(JWT.closed(with -> with.only("/api/projects").stranger("alice")));

        assertThat(wrong.failed()).containsOnlyKeys("GET /api/projects/{project}: another subject");
    }

    @Test
    void findsLookUpsThatAdmitWhomTheTestNames() {
        Run run = Run.of(JWT.closed(with -> with.only("/api/me").unknown("GET /api/me", JWT.as("bob"))));

        assertThat(run.failed()).containsOnlyKeys("GET /api/me: unknown subject");
    }

    @Test
    void testsLookUpsWithWhatTheRuleAsksFor() {
        Run run = Run.of(
                JWT.closed(with -> with.only("/api/notes").unknown("GET /api/notes/{number}", JWT.as("nobody"))));

        assertThat(run.failed()).isEmpty();
        assertThat(run.passed())
                .contains("GET /api/notes/{number}: unknown subject", "GET /api/notes/{number}: without scope notes");
    }

    @Test
    void testsNoLookUpIfTheRuleAsksForAnotherSubject() {
        Run run = Run.of(JWT.closed(with -> with.only("/api/users")
                .param("username", "alice")
                .unknown("GET /api/users/{username}", JWT.as("nobody"))));

        assertThat(run.failed()).isEmpty();
        assertThat(run.skipped())
                .containsEntry(
                        "GET /api/users/{username}: unknown subject",
                        "The rule compares the subject with a parameter, for which the test has set a value");
    }

    @Test
    void rejectsOptionsThatNameNoRoute() {
        assertThatThrownBy(() -> JWT.closed(with -> with.except("GET /api/mee", "misspelled")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("There is no closed route or case GET /api/mee; the routes are ");
        assertThatThrownBy(() -> JWT.closed(with -> with.unknown("GET /api/mee", JWT.as("nobody"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("There is no closed route or case GET /api/mee; the routes are ");
        assertThatThrownBy(() -> JWT.closed(with -> with.only("/nothing")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("No route is closed");
        assertThatThrownBy(() -> JWT.closed(with -> with.except("GET /api/me", " ")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Say why GET /api/me is left out");
    }
}
