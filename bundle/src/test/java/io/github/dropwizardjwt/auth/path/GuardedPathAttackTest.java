package io.github.dropwizardjwt.auth.path;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropwizard.core.setup.Environment;
import io.dropwizard.jetty.HttpConnectorFactory;
import io.dropwizard.servlets.assets.AssetServlet;
import io.github.dropwizardjwt.JwtBundle;
import io.github.dropwizardjwt.support.Sections;
import io.github.dropwizardjwt.support.Sections.Host;
import io.github.dropwizardjwt.support.TestServer;
import jakarta.annotation.security.PermitAll;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.jetty.http.UriCompliance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Other ways to write a guarded path: none of them leads past the guard, whatever the server accepts. */
class GuardedPathAttackTest {
    private static final String SECRET = "a secret";

    /** Written in place of one character of the path. */
    private static final List<String> SEPARATORS = List.of(
            "/",
            "//",
            "/./",
            "/.//",
            "/%2e/",
            "/;/",
            "/;a=b/",
            ";/",
            ";a=b/",
            ";a/",
            "%2f",
            "%2F",
            "%2F/",
            "/%2F",
            "%252F",
            "%5C",
            "\\",
            "/%00/",
            "%00/",
            "/%09/",
            "/..;/files/",
            "/..%3b/",
            "/x/../",
            "/x/%2e%2e/",
            "/x/..%2f",
            "/x/.%2e/",
            "/%c0%af",
            "/%u002f",
            "/#/",
            "/?/",
            "/.;/",
            "/;x/../files/");

    private static TestServer start(JwtBundle<Host> bundle, String compliance, boolean decodes) throws Exception {
        return TestServer.startOn(
                server -> ((HttpConnectorFactory) server.getConnector())
                        .setUriCompliance(UriCompliance.valueOf(compliance)),
                Sections.read("issuer: tests", "algorithm: HS256", "secret: " + Sections.SECRET),
                bundle,
                environment -> run(environment, decodes));
    }

    private static void run(Environment environment, boolean decodes) {
        environment.servlets().addServlet("files", new Secret()).addMapping("/files/*");
        environment
                .servlets()
                .addServlet("assets", new AssetServlet("guarded", "/webui", "index.html", StandardCharsets.UTF_8))
                .addMapping("/webui/*");
        environment
                .servlets()
                .addServlet("all", new AssetServlet("guarded", "/", "index.html", StandardCharsets.UTF_8))
                .addMapping("/*");
        environment.getApplicationContext().getServletHandler().setDecodeAmbiguousURIs(decodes);
        environment.jersey().setUrlPattern("/api/*");
        environment.jersey().register(new Resource());
    }

    private static List<String> targets() {
        List<String> targets = new ArrayList<>();
        for (String separator : SEPARATORS) {
            targets.add(separator + "files" + separator + "x");
            targets.add("/files" + separator + "x");
            targets.add(separator + "files/x");
            targets.add("/free" + separator + "files/x");
            targets.add("/files" + separator);
            targets.add("/webui" + separator + "a.txt");
            targets.add("/webui/public" + separator + "a.txt");
            targets.add("/webui/public" + separator + "../a.txt");
            targets.add("/webui/public" + separator + "..%2fa.txt");
            targets.add("/webui/login.html" + separator + "../a.txt");
            targets.add("/webui/public%2f.." + separator + "a.txt");
            targets.add(separator + "private" + separator + "s.txt");
            targets.add("/private" + separator + "s.txt");
            targets.add("/public" + separator + "../private/s.txt");
            targets.add("/public" + separator + ".." + separator + "private/s.txt");
            targets.add("/api" + separator + "guarded/x");
            targets.add("/api/guarded" + separator + "x");
        }
        targets.addAll(List.of(
                "/%66iles/x",
                "/fi%6ces/x",
                "/files%20/x",
                "/files./x",
                "/files%3Bx",
                "/files%3Fx",
                "/FILES/x",
                "/files/..",
                "/files%",
                "/files%zz",
                "/files/x.pdf",
                "/files/x;.pdf",
                "/webui/login.html/a.txt",
                "/webui/a.txt;/login.html",
                "/webui/login.html;/../a.txt",
                "/webui/public/../a.txt",
                "/webui/%70ublic/../a.txt",
                "/api/%67uarded/x",
                "http://localhost/files/x",
                "http://localhost/webui/a.txt",
                "http://x@localhost/files/x",
                "*",
                "files/x",
                "?/files/x",
                "/?x=/files",
                "/webui/a.txt?/webui/login.html",
                "/webui/a.txt%3f/webui/login.html"));
        return targets;
    }

    @ParameterizedTest
    @CsvSource({"DEFAULT,false", "UNSAFE,false", "UNSAFE,true"})
    void noOtherWayToWriteAPathLeadsPastItsGuard(String compliance, boolean decodes) throws Exception {
        JwtBundle<Host> bundle = new JwtBundle<>(Host::getJwt);
        bundle.guard("/files/*");
        bundle.guard("/private/*");
        bundle.guard("/api/guarded/*");
        bundle.guard("/webui/*").except("/webui/login.html", "/webui/public/*");
        Set<String> served = new TreeSet<>();
        Set<String> past = new TreeSet<>();
        Set<String> failures = new TreeSet<>();
        try (TestServer guarded = start(bundle, compliance, decodes);
                TestServer open = start(new JwtBundle<>(Host::getJwt), compliance, decodes)) {
            for (String target : targets()) {
                if (open.raw(target).contains(SECRET)) {
                    served.add(target);
                }
                String response = guarded.raw(target);
                if (response.contains(SECRET)) {
                    past.add(target);
                }
                if (response.startsWith("HTTP/1.1 5")) {
                    failures.add(target);
                }
            }
        }

        assertThat(past).isEmpty();
        assertThat(failures).isEmpty();
        // What the guards stand in front of can be reached by many of these paths without them.
        assertThat(served).hasSizeGreaterThan(40);
    }

    @SuppressWarnings("serial")
    private static final class Secret extends HttpServlet {
        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.getWriter().print(SECRET);
        }
    }

    @Path("/")
    public static final class Resource {
        @GET
        @PermitAll
        @Path("guarded/{rest:.*}")
        public String get() {
            return SECRET;
        }
    }
}
