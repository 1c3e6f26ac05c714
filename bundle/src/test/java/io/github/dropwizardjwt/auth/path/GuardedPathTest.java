package io.github.dropwizardjwt.auth.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dropwizardjwt.JwtBundle;
import io.github.dropwizardjwt.support.Sections;
import io.github.dropwizardjwt.support.Sections.Host;
import io.github.dropwizardjwt.support.TestServer;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which paths can be guarded, and which declarations stop the start. */
class GuardedPathTest {
    private static void start(Consumer<JwtBundle<Host>> declare) throws Exception {
        JwtBundle<Host> bundle = new JwtBundle<>(Host::getJwt);
        declare.accept(bundle);
        TestServer.start(
                        Sections.read("issuer: tests", "algorithm: HS256", "secret: " + Sections.SECRET),
                        bundle,
                        environment -> {})
                .close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "*",
                "*.pdf",
                "/x/*.pdf",
                "/x/",
                "x",
                "//x",
                "/x//y",
                "/x/../y",
                "/./x",
                "/..",
                "/x/*/y",
                "/x*",
                "/{x}",
                "/x%20y",
                "/x;y",
                "/x?y",
                "/x#y",
                "/x y",
                "/ä",
                "/x\\y",
                "/x\n"
            })
    void rejectsOtherPathsAndNamesThem(String path) {
        JwtBundle<Host> jwt = new JwtBundle<>(Host::getJwt);
        assertThatThrownBy(() -> jwt.guard(path))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("\"" + path + "\" cannot be guarded; write /x for one path, /x/* for it");
        assertThatThrownBy(() -> jwt.guard("/*").except(path)).hasMessageContaining("cannot be guarded");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "*",
                "app.example.org",
                "https://app.example.org/",
                "HTTPS://app.example.org",
                "https://App.example.org",
                "https://app.example.org:443",
                "http://app.example.org:80",
                "https://",
                "https://user@app.example.org",
                "https://app.example.org?x"
            })
    void rejectsWhatIsNoOrigin(String origin) {
        GuardedPath guarded = new JwtBundle<>(Host::getJwt).guard("/x").cookie("c");
        assertThatThrownBy(() -> guarded.origins(origin))
                .hasMessageContaining("\"" + origin + "\" is no origin; write");
    }

    @Test
    void contradictionsStopTheStartAndNameThePath() {
        assertStopped(
                jwt -> jwt.guard("/x").claims("tenant={tenant}"),
                "guard(\"/x\"): it compares the path parameters [tenant]");
        assertStopped(
                jwt -> jwt.withCheck("owns", List.of("id"), (token, path) -> true)
                        .guard("/x")
                        .check("owns"),
                "it compares the path parameters [id]");
        assertStopped(jwt -> jwt.guardAdmin("/x").scope(" x"), "guardAdmin(\"/x\"): scope: ");
        assertStopped(jwt -> jwt.guard("/x").check("no"), "guard(\"/x\"): check: no check \"no\" is registered");
        assertStopped(jwt -> jwt.guard("/x").origins("https://a.example"), "guard(\"/x\"): origins are for cookies");
        assertStopped(jwt -> jwt.guard("/x").cookie("a b"), "guard(\"/x\"): No cookie has such a name");
        assertStopped(
                jwt -> jwt.guard("/x").ticket(), "guard(\"/x\"): tickets are kept in the session store; add sessions");
        assertStopped(jwt -> jwt.guard("/x/*").redirectTo("/x/login"), "redirectTo(\"/x/login\") is guarded itself");
        assertStopped(jwt -> jwt.guard("/x/*").except("/y"), "guard(\"/x/*\"): the exception /y is not below it");
        assertStopped(jwt -> jwt.guard("/x/*").except("/xy/*"), "the exception /xy/* is not below it");
        assertThatThrownBy(() -> new JwtBundle<>(Host::getJwt).guard("/x").redirectTo("https://evil.example"))
                .hasMessage("redirectTo must be an absolute path of this host without query, as in /login.html");
    }

    private static void assertStopped(Consumer<JwtBundle<Host>> declare, String message) {
        assertThatThrownBy(() -> start(declare))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @Test
    void nothingIsDeclaredAfterTheBundleHasRun() throws Exception {
        JwtBundle<Host> jwt = new JwtBundle<>(Host::getJwt);
        GuardedPath path = jwt.guard("/x");
        start(later -> {});
        TestServer.start(
                        Sections.read("issuer: tests", "algorithm: HS256", "secret: " + Sections.SECRET),
                        jwt,
                        environment -> {
                            assertThatThrownBy(() -> jwt.guard("/y"))
                                    .isInstanceOf(IllegalStateException.class)
                                    .hasMessageContaining("before the JwtBundle runs");
                            for (Consumer<GuardedPath> late : List.<Consumer<GuardedPath>>of(
                                    given -> given.scope("x"),
                                    given -> given.claims("x"),
                                    given -> given.check("x"),
                                    given -> given.override("x"),
                                    given -> given.overrideScope("x"),
                                    given -> given.cookie("x"),
                                    given -> given.headerOrCookie("x"),
                                    GuardedPath::ticket,
                                    given -> given.origins("https://a.example"),
                                    given -> given.redirectTo("/y"),
                                    given -> given.except("/x"))) {
                                assertThatThrownBy(() -> late.accept(path))
                                        .isInstanceOf(IllegalStateException.class)
                                        .hasMessageContaining("guard(\"/x\") is in force already");
                            }
                        })
                .close();
    }

    @ParameterizedTest
    @CsvSource({
        "/x/*,/x,true,true", "/x/*,/x/,true,true", "/x/*,/x/y/z,true,true", "/x/*,/xy,false,false",
                "/x/*,/,false,false",
        "/x,/x,true,true", "/x,/x/,true,false", "/x,/x/y,false,false", "/x,/xy,false,false", "/*,/,true,true",
        "/*,/x/y,true,true"
    })
    void matchesWholeSegments(String pattern, String path, boolean guarded, boolean excepted) {
        assertThat(PathPattern.parse(pattern).matches(path)).isEqualTo(guarded);
        assertThat(PathPattern.parse(pattern).matchesLiterally(path)).isEqualTo(excepted);
    }

    @ParameterizedTest
    @CsvSource({
        "/x/*,/x/*,true",
        "/x/*,/x/y/*,true",
        "/x/*,/x,true",
        "/x/*,/x/y,true",
        "/x/*,/*,false",
        "/x/*,/xy/*,false",
        "/x/*,*.pdf,false",
        "/x,/x,true",
        "/x,/x/*,false",
        "/*,/*,true",
        "/*,*.pdf,true",
        "/*,/,true",
        "/x/*,/,false"
    })
    void coversMappings(String pattern, String mapping, boolean covered) {
        assertThat(PathPattern.parse(pattern).covers(mapping)).isEqualTo(covered);
    }
}
