package io.github.dropwizardjwt.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dropwizardjwt.JwtBundle;
import io.github.dropwizardjwt.support.Idp;
import io.github.dropwizardjwt.support.ScriptedIssuer;
import io.github.dropwizardjwt.support.Sections;
import io.github.dropwizardjwt.support.Sections.Host;
import io.github.dropwizardjwt.support.SettableClock;
import io.github.dropwizardjwt.support.TestServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The trusted issuers of a resource server, on the page. */
class IssuersSectionTest {
    @TempDir
    Path directory;

    @Test
    void showsStateOfEachKindOfKeys() throws Exception {
        Path file = Files.writeString(directory.resolve("jwks.json"), Idp.set(Idp.FIRST, Idp.SECOND));
        try (ScriptedIssuer good = ScriptedIssuer.serving(Idp.set(Idp.FIRST));
                ScriptedIssuer down = new ScriptedIssuer(ScriptedIssuer.status(503, ""));
                TestServer server = TestServer.start(
                        Sections.read(
                                "adminPage: true",
                                "trustedIssuers:",
                                "- {issuer: good, audience: [], jwksUri: '" + good.jwksUri() + "'}",
                                "- {issuer: down, audience: [], jwksUri: '" + down.jwksUri() + "'}",
                                "- {issuer: file, audience: [], jwksFile: '" + file + "'}"),
                        new JwtBundle<>(Host::getJwt)
                                .withClock(new SettableClock(Instant.parse("2026-11-29T14:00:30Z"))),
                        environment -> {})) {
            String page = server.get("/admin/jwt").body();

            assertThat(page)
                    .contains(
                            "<th scope=\"row\">good</th><td>ok</td><td class=\"number\">1</td><td>published by the issuer</td>"
                                    + "<td><time datetime=\"2026-11-29T1",
                            "<td>1</td><td>0</td></tr>\n<tr><th scope=\"row\">down</th><td>No keys of down are known: it answered with the status 503",
                            "This service has no keys of its own",
                            "<th scope=\"row\">file</th><td>ok</td><td class=\"number\">2</td><td>file</td><td>-</td>");
        }
    }
}
