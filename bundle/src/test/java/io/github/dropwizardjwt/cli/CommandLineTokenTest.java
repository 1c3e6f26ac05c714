package io.github.dropwizardjwt.cli;

import static io.github.dropwizardjwt.support.Sections.SECRET;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dropwizardjwt.support.CommandLine;
import io.github.dropwizardjwt.support.CommandLine.Output;
import io.github.dropwizardjwt.support.Sections;
import io.github.dropwizardjwt.support.SettableClock;
import io.github.dropwizardjwt.token.UnverifiedToken;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The claims and the lifetime that {@code jwt token} sets, with and without sessions. */
class CommandLineTokenTest {
    private static final String STATELESS = "realm: api";
    private static final String SESSIONS = "sessions: {type: faulty, sessionMaxAge: 30d}";

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-24T12:00:00Z"));

    @TempDir
    Path directory;

    private Output run(String line, String... arguments) throws Exception {
        List<String> all = new ArrayList<>(List.of("token", "--sub", "alice"));
        all.addAll(Arrays.asList(arguments));
        all.add("FILE");
        return new CommandLine(directory, clock)
                .configured("issuer: example-service", "algorithm: HS256", "secret: " + SECRET, line)
                .run(all.toArray(String[]::new));
    }

    private UnverifiedToken issued(String line, String... arguments) throws Exception {
        Output output = run(line, arguments);
        assertThat(output.error()).isEmpty();
        return Sections.manager(
                        Sections.read("issuer: example-service", "algorithm: HS256", "secret: " + SECRET), clock)
                .decode(output.out().strip());
    }

    @ParameterizedTest
    @ValueSource(strings = {STATELESS, SESSIONS})
    void setsClaims(String line) throws Exception {
        UnverifiedToken token = issued(
                line,
                "--claim",
                "tenant=acme",
                "--claim=level=3",
                "--claim",
                "roles=[\"a\",\"b\"]",
                "--claim",
                "staff=true",
                "--claim",
                "query=a=b",
                "--claim",
                "empty=",
                "--scope",
                "admin reader");

        assertThat(token.claims())
                .containsAllEntriesOf(Map.of(
                        "tenant",
                        "acme",
                        "level",
                        3,
                        "roles",
                        List.of("a", "b"),
                        "staff",
                        true,
                        "query",
                        "a=b",
                        "empty",
                        "",
                        "scope",
                        "admin reader"));
    }

    @ParameterizedTest
    @ValueSource(strings = {STATELESS, SESSIONS})
    void setsAScopeThatIsAnObject(String line) throws Exception {
        assertThat(issued(line, "--claim", "scope={\"admin\":true}").claims())
                .containsEntry("scope", Map.of("admin", true));
    }

    @ParameterizedTest
    @CsvSource({
        "realm: api,auth,15m,900",
        "realm: api,auth,400d,34560000",
        "realm: api,refresh,15m,900",
        "'sessions: {type: faulty, sessionMaxAge: 30d}',auth,15m,900",
        "'sessions: {type: faulty, sessionMaxAge: 30d}',auth,30d,2592000",
        "'sessions: {type: faulty, sessionMaxAge: 30d}',refresh,15m,900",
        "'sessions: {type: faulty, sessionMaxAge: 30d}',refresh,30d,2592000"
    })
    void setsTheLifetime(String line, String type, String maxAge, long seconds) throws Exception {
        Map<String, Object> claims =
                issued(line, "--type", type, "--max-age", maxAge).claims();

        assertThat(((Number) claims.get("exp")).longValue() - ((Number) claims.get("iat")).longValue())
                .isEqualTo(seconds);
    }

    @Test
    void keepsTheConfiguredLifetimeOtherwise() throws Exception {
        Map<String, Object> claims = issued("authMaxAge: 2h").claims();

        assertThat(((Number) claims.get("exp")).longValue() - ((Number) claims.get("iat")).longValue())
                .isEqualTo(7200);
    }

    @Test
    void aSessionEndsNoEarlierThanItsToken() throws Exception {
        assertFailed(
                run(SESSIONS, "--max-age", "31d"),
                "--max-age is longer than jwt.sessions.sessionMaxAge, after which the token's session ends; shorten it");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            --claim sub=bob        | The claim 'sub' cannot be set; reserved are aud exp iat iss jti nbf rid sid sub type
            --claim sid=1          | The claim 'sid' cannot be set; reserved are aud exp iat iss jti nbf rid sid sub type
            --claim cnf={}         | The claim 'cnf' binds a token to a key, which is not supported
            --claim scope=true     | A scope must be a string, number, map or list, not a java.lang.Boolean
            --max-age 1ms          | A token must be valid for at least one second
            """)
    void rejectsClaimsAndLifetimesThatNoTokenHas(String arguments, String error) throws Exception {
        for (String line : List.of(STATELESS, SESSIONS)) {
            assertFailed(run(line, arguments.split(" ")), error);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            --claim s3cret                    | --claim takes a name and a value, as in --claim tenant=acme
            --claim =s3cret                   | --claim takes a name and a value, as in --claim tenant=acme
            --claim s3cret=1 --claim s3cret=2 | --claim is given twice for the same claim; remove one
            --claim a={s3cret:1}              | The value of a --claim begins like JSON and is not valid JSON; check the quotes, which the shell removes if they are not quoted themselves
            --claim a=[s3cret                 | The value of a --claim begins like JSON and is not valid JSON; check the quotes, which the shell removes if they are not quoted themselves
            --claim a="s3cret                 | The value of a --claim begins like JSON and is not valid JSON; check the quotes, which the shell removes if they are not quoted themselves
            --scope s3cret --claim scope=a    | --scope conflicts with --claim scope; set only one
            --max-age s3cret                  | --max-age is no duration; write a number and its unit, as in 15m or 7d
            --max-age 15                      | --max-age is no duration; write a number and its unit, as in 15m or 7d
            --type refresh --claim s3cret=1   | Refresh tokens have no custom claims; drop --claim
            """)
    void saysWhatIsWrongWithoutRepeatingIt(String arguments, String error) throws Exception {
        assertFailed(run(STATELESS, arguments.split(" ")), error);
    }

    @Test
    void theHelpSaysWhatValuesMean() throws Exception {
        assertThat(new CommandLine(directory, clock)
                        .run("token", "--help")
                        .out()
                        .replaceAll("\\s+", " "))
                .contains(
                        "a custom claim; the value is JSON where it parses as JSON, else text; may be repeated",
                        "how long the token is valid, as in 15m or 7d (default: authMaxAge or refreshMaxAge)");
    }

    private static void assertFailed(Output output, String error) {
        assertThat(output).isEqualTo(new Output("", error + "\n", true));
    }
}
