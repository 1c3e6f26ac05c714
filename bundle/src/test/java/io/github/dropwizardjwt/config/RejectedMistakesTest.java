package io.github.dropwizardjwt.config;

import static io.github.dropwizardjwt.support.Sections.SECRET;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dropwizardjwt.support.CommandLine;
import io.github.dropwizardjwt.support.CommandLine.Output;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Mistakes of everyday in an application's YAML, and the one line that the operator reads: what, where, what to do. */
class RejectedMistakesTest {
    private static final String GOOD = "issuer: example-service, algorithm: HS256, secret: " + SECRET;

    @TempDir
    Path directory;

    /** Behind the settings of a good section. ISSUER is a good issuer with its audience. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            authMaxAge: 3600                                     | jwt.authMaxAge; is no duration; write a number and its unit, as in 30s, 15m, 1h or 7d
            authMaxAge: -1h                                      | jwt.authMaxAge; is no duration; write a number and its unit, as in 30s, 15m, 1h or 7d
            refreshMaxAge: ''                                    | jwt.refreshMaxAge; is no duration; write a number and its unit, as in 30s, 15m, 1h or 7d
            refreshMaxAge: 1 fortnight                           | jwt.refreshMaxAge; is no duration; write a number and its unit, as in 30s, 15m, 1h or 7d
            clockSkew: [10s]                                     | jwt.clockSkew; is no duration; write a number and its unit, as in 30s, 15m, 1h or 7d
            maxTokenSize: 8192                                   | jwt.maxTokenSize; is no size; write a number and its unit, as in 512B or 8KiB
            maxTokenSize: {bytes: 7}                             | jwt.maxTokenSize; is no size; write a number and its unit, as in 512B or 8KiB
            keyId: [one, two]                                    | jwt.keyId; takes one value; write no list and no section
            realm: {name: api}                                   | jwt.realm; takes one value; write no list and no section
            unannotated: [DENY]                                  | jwt.unannotated; takes one value; write no list and no section
            audience: {name: api}                                | jwt.audience.[0]; takes one value; write no list and no section
            verifiedTokenCache: false                            | jwt.verifiedTokenCache; is a section; write its settings below it, each as name: value
            verifiedTokenCache: [1]                              | jwt.verifiedTokenCache; is a section; write its settings below it, each as name: value
            keyDirectory: data/keys                              | jwt.keyDirectory; is a section; write its settings below it, each as name: value
            keyDirectory: {dir: data/keys}                       | jwt.keyDirectory.dir Did you mean?: - path
            previousKeys: {secret: abc}                          | jwt.previousKeys; is a list; write each entry after a dash
            previousKeys: [{secret: abc, till: 2030-01-01}]      | jwt.previousKeys.[0].till Did you mean?: - until
            trustedIssuers: 'https://login.example'              | jwt.trustedIssuers; is a list; write each entry after a dash
            trustedIssuers: {issuer: 'https://login.example'}    | jwt.trustedIssuers; is a list; write each entry after a dash
            trustedIssuers: ['https://login.example']            | jwt.trustedIssuers.[0]; is a section; write its settings below it, each as name: value
            trustedIssuers: [{ISSUER, jwksUrl: 'https://a/b'}]   | jwt.trustedIssuers.[0].jwksUrl Did you mean?: - jwksUri
            trustedIssuers: [{ISSUER, algorithms: {a: b}}]       | jwt.trustedIssuers.[0].algorithms.[0]; takes one value; write no list and no section
            trustedIssuers: [{ISSUER, fetch: 5m}]                | jwt.trustedIssuers.[0].fetch; is a section; write its settings below it, each as name: value
            trustedIssuers: [{ISSUER, fetch: {maxStaleness: -5m}}]   | jwt.trustedIssuers.[0].fetch.maxStaleness; is no duration; write a number and its unit, as in 30s, 15m, 1h or 7d
            sessions: memory                                     | jwt.sessions; has no type; write one of [faulty, kept, memory]; jdbi3 and redis need the module dropwizard-jwt-jdbi3 or dropwizard-jwt-redis among the application's dependencies
            sessions: {}                                         | jwt.sessions; has no type; write one of [faulty, kept, memory]; jdbi3 and redis need the module dropwizard-jwt-jdbi3 or dropwizard-jwt-redis among the application's dependencies
            sessions: {type: mongo}                              | jwt.sessions; has a type that is unknown; write one of [faulty, kept, memory]; jdbi3 and redis need the module dropwizard-jwt-jdbi3 or dropwizard-jwt-redis among the application's dependencies
            sessions: {type: redis, uri: 'redis://:canary@h'}    | jwt.sessions; has a type that is unknown; write one of [faulty, kept, memory]; jdbi3 and redis need the module dropwizard-jwt-jdbi3 or dropwizard-jwt-redis among the application's dependencies
            sessions: {type: memory, maximumSize: canary}        | jwt.sessions.maximumSize; is no whole number
            sessions: {type: memory, keepGrantsFromLogin: canary} | jwt.sessions.keepGrantsFromLogin; is neither true nor false
            generateMissing: canary                              | jwt.generateMissing; is neither true nor false
            sessions: {type: memory, maxSize: 7}                 | jwt.sessions.maxSize Did you mean?: - maximumSize
            sessions: {type: memory, sessionMaxAge: 30}          | jwt.sessions.sessionMaxAge; is no duration; write a number and its unit, as in 30s, 15m, 1h or 7d
            sessions: {type: memory, revocationCache: 5s}        | jwt.sessions.revocationCache; is a section; write its settings below it, each as name: value
            sessions: {type: memory, endpoints: true}            | jwt.sessions.endpoints; is a section; write its settings below it, each as name: value
            sessions: {type: memory, endpoints: {path: auth}}    | jwt.sessions.endpoints.path must be a path such as /auth: segments of letters, digits and . _ ~ -
            sessions: {type: memory, endpoints: {path: /auth/}}  | jwt.sessions.endpoints.path must be a path such as /auth: segments of letters, digits and . _ ~ -
            secretFile: jwt.secret                               | jwt.secretFile conflicts with secret; set only one
            privateKeyFile: jwt.pem                              | jwt.privateKeyFile is for RS, PS, ES and EdDSA algorithms, and algorithm is HS256; drop it or choose such an algorithm
            auth-max-age: 1h                                     | jwt.auth-max-age Did you mean?: - authMaxAge
            """)
    void namesTheSettingAndTheCure(String mistake, String message) throws Exception {
        Output output = run("jwt: {" + GOOD + ", "
                + mistake.replace("ISSUER", "issuer: 'https://login.example', audience: api") + "}");

        assertThat(output.error().replaceAll("\\s+", " ")).contains(message);
        assertThat(output.error()).doesNotContain("JsonToken", "constructor", "java.lang", "canary", SECRET);
    }

    /** A key where a section or a list is expected is quoted as little as one where it belongs. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "previousKeys: [KEY]",
                "previousKeys: KEY",
                "keyDirectory: KEY",
                "trustedIssuers: [KEY]",
                "sessions: KEY",
                "sessions: {type: memory, endpoints: KEY}",
                "verifiedTokenCache: KEY",
                "authMaxAge: KEY",
                "maxTokenSize: KEY",
                "audience: {KEY: KEY}",
                "unannotated: KEY",
                "sessions: {type: KEY}"
            })
    void quotesNoValue(String mistake) throws Exception {
        Output output = run("jwt: {" + GOOD + ", " + mistake.replace("KEY", "another-key-" + SECRET) + "}");

        assertThat(output.failed()).isTrue();
        assertThat(output.error()).doesNotContain(SECRET);
    }

    @Test
    void aSectionThatIsOneValueIsNotQuoted() throws Exception {
        assertThat(run("jwt: " + SECRET).error())
                .contains("jwt; is a section; write its settings below it, each as name: value")
                .doesNotContain(SECRET);
    }

    private Output run(String yaml) throws Exception {
        return new CommandLine(directory, Clock.systemUTC()).containing(yaml).run("keys", "FILE");
    }
}
