package io.github.dropwizardjwt.config.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dropwizardjwt.session.Decision;
import io.github.dropwizardjwt.support.Forge;
import io.github.dropwizardjwt.support.Members;
import io.github.dropwizardjwt.support.SampleEvents;
import io.github.dropwizardjwt.support.Sections;
import io.github.dropwizardjwt.support.SettableClock;
import io.github.dropwizardjwt.support.TestKeys;
import io.github.dropwizardjwt.token.Reason;
import io.github.dropwizardjwt.token.Token;
import io.github.dropwizardjwt.token.TokenType;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No event of sessions and tokens is without a line. */
class AuditedEventsTest {
    @Test
    void onlyEventsThatOthersReportTooHaveNoLine() {
        assertThat(SampleEvents.methods().filter(event -> !isInLog(event)))
                .extracting(event -> event.getName() + "(" + event.getParameterTypes()[0].getSimpleName() + ")")
                .containsExactlyInAnyOrder(
                        // With their routes: acceptances() and rejected(Decision).
                        "accepted(Token)",
                        "rejected(Reason)",
                        // These requests were admitted.
                        "wouldReject(Decision)",
                        "wouldAdmit(Decision)");
    }

    private static boolean isInLog(Method event) {
        return Arrays.stream(AuditLog.class.getDeclaredMethods())
                .anyMatch(method -> method.getName().equals(event.getName())
                        && Arrays.equals(method.getParameterTypes(), event.getParameterTypes()));
    }

    @Test
    void eachActionIsThatOfAnEvent(@TempDir Path directory) throws Exception {
        Token token = Sections.manager(
                        Sections.read("issuer: tests", "algorithm: HS256", "secret: " + Sections.SECRET),
                        Clock.systemUTC())
                .authToken("alice");
        AuditLog log =
                new AuditLog(EnumSet.allOf(AuditedEvent.class), (line, subject) -> line.with("user.id", subject));
        try (AuditFile file = new AuditFile(directory, "logFormat: '%mdc{event.action}%n'")) {
            SampleEvents.sendTo(log, token);
            for (int i = 0; i < 11; i++) {
                log.rejected(SampleEvents.decision(Reason.EXPIRED));
            }
            log.endSecond();

            assertThat(Set.copyOf(file.linesAtEnd()))
                    .containsExactlyInAnyOrderElementsOf(Arrays.stream(AuditAction.values())
                            .map(AuditAction::id)
                            .toList());
        }
    }

    @Test
    void onlySessionIdsOfOurFormAreLogged(@TempDir Path directory) throws Exception {
        String ours = "0123456789_abcdefghi-A";
        AuditLog log = new AuditLog(EnumSet.allOf(AuditedEvent.class), (line, subject) -> {});
        try (AuditFile file = new AuditFile(directory, "logFormat: '[%mdc{jwt.sid}]%n'")) {
            for (String sid : List.of(ours, "alice@example.com", ours + "x", ours.substring(1))) {
                log.overridden(decision(sid));
            }

            assertThat(file.linesAtEnd()).containsExactly("[" + ours + "]", "[]", "[]", "[]");
        }
    }

    /** A decision about a token that has this {@code sid}, as those of other issuers may. */
    private static Decision decision(String sid) throws Exception {
        Token token = Sections.manager(
                        Sections.read("issuer: " + Members.ISSUER, "algorithm: HS256", "secret: " + TestKeys.SECRET),
                        new SettableClock(Members.NOW))
                .verify(
                        Forge.hs256(
                                Members.header().json(),
                                Members.claims().with("sid", "\"" + sid + "\"").json()),
                        TokenType.AUTH);
        return SampleEvents.decision(null, Optional.of(token));
    }
}
