package io.github.dropwizardjwt.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropwizard.testing.DropwizardTestSupport;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each hole makes those cases fail that are about it, and no others. */
class HoleyApplicationTest {
    private static final String ROUTE = "GET /api/holey/{username}: ";

    private static final DropwizardTestSupport<SampleConfiguration> APP =
            new DropwizardTestSupport<>(SampleApplication.class, "src/test/resources/sample.yml");

    private final JwtTest jwt = JwtTest.of(APP);

    @BeforeAll
    static void start() throws Exception {
        APP.before();
    }

    @AfterAll
    static void stop() {
        APP.after();
    }

    @AfterEach
    void close() {
        HoleFilter.open(Hole.NONE);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OTHER_REALM")
    void findsEachHole(Hole hole) {
        HoleFilter.open(hole);
        Run run = Run.of(jwt.closed(with -> with.only("/api/holey")));

        assertThat(run.failed().keySet())
                .isEqualTo(hole.found().stream().map(name -> ROUTE + name).collect(Collectors.toSet()));
    }

    @Test
    void findsEachWrongChallenge() {
        HoleFilter.open(Hole.OTHER_REALM);
        Run run = Run.of(jwt.closed(with -> with.only("/api/holey")));

        assertThat(run.passed()).containsExactlyInAnyOrder(ROUTE + "control", ROUTE + "control: override admin, root");
        assertThat(run.skipped()).isEmpty();
        assertThat(run.failed().get(ROUTE + "expired"))
                .contains("must answer 401 Bearer realm=\"sample\", error=\"invalid_token\", but answered 401 Bearer "
                        + "realm=\"other\"");
    }

    @Test
    void showsNoTokenInAFailure() {
        HoleFilter.open(Hole.EXPIRY_IS_IGNORED);
        Run run = Run.of(jwt.closed(with -> with.only("/api/holey")));

        assertThat(run.failed().get(ROUTE + "expired"))
                .isEqualTo("org.opentest4j.AssertionFailedError: GET /api/holey/{username} must answer 401 Bearer "
                        + "realm=\"sample\", error=\"invalid_token\", but answered 200 without WWW-Authenticate");
    }
}
