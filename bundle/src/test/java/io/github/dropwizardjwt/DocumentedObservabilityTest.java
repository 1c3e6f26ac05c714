package io.github.dropwizardjwt;

import static io.opentelemetry.api.common.AttributeKey.stringKey;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.jackson.Jackson;
import io.dropwizard.logging.common.DefaultLoggingFactory;
import io.github.dropwizardjwt.session.Decision;
import io.github.dropwizardjwt.session.JwtEventListener;
import io.github.dropwizardjwt.support.DocsPage;
import io.github.dropwizardjwt.support.Sections;
import io.github.dropwizardjwt.support.Sections.Host;
import io.github.dropwizardjwt.support.TestServer;
import io.github.dropwizardjwt.support.UserResource;
import io.github.dropwizardjwt.support.Waiting;
import io.github.dropwizardjwt.token.Token;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.testing.junit5.OpenTelemetryExtension;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.prometheus.metrics.exporter.servlet.jakarta.PrometheusMetricsServlet;
import io.prometheus.metrics.instrumentation.dropwizard.DropwizardExports;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The Java of docs/observability.md is that of this class, and its YAML configures a service. */
class DocumentedObservabilityTest {
    @RegisterExtension
    static final OpenTelemetryExtension TELEMETRY = OpenTelemetryExtension.create();

    private static final String OMITTED = "  # issuer, algorithm and key as before\n";
    private static final String BEFORE = "  issuer: tests\n  algorithm: HS256\n  secret: " + Sections.SECRET + "\n";

    static void export(Environment environment) {
        PrometheusRegistry registry = new PrometheusRegistry();
        DropwizardExports.builder().dropwizardRegistry(environment.metrics()).register(registry);
        environment
                .admin()
                .addServlet("prometheus", new PrometheusMetricsServlet(registry))
                .addMapping("/prometheus");
    }

    static final class SpanAttributes implements JwtEventListener {
        @Override
        public void accepted(Token token) {
            Span.current().setAttribute("jwt.iss", token.issuer());
        }

        @Override
        public void rejected(Decision decision) {
            Span span = Span.current().setAttribute("error.type", "jwt." + decision.reason());
            decision.keyId().ifPresent(kid -> span.setAttribute("jwt.kid", kid));
        }

        @Override
        public void overridden(Decision decision) {
            decision.waived()
                    .ifPresent(waived -> Span.current()
                            .addEvent("jwt.override", Attributes.of(stringKey("jwt.waived"), waived.name())));
        }
    }

    /** Makes the span of a request current, as the agent of OpenTelemetry does. */
    private static final class ServerSpans extends HttpFilter {
        private static final long serialVersionUID = 1L;

        @Override
        @SuppressWarnings("try") // the scope is there to be closed
        protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws IOException, ServletException {
            Span span = TELEMETRY
                    .getOpenTelemetry()
                    .getTracer("tests")
                    .spanBuilder(request.getRequestURI())
                    .startSpan();
            try (Scope scope = span.makeCurrent()) {
                chain.doFilter(request, response);
            } finally {
                span.end();
            }
        }
    }

    @Test
    void theJavaOfThePageIsThatOfThisClass() throws Exception {
        DocsPage.named("observability.md").assertJavaIsIn(DocumentedObservabilityTest.class, 2);
    }

    @Test
    void theYamlOfThePageConfiguresAService() throws Exception {
        List<String> blocks = DocsPage.named("observability.md").blocks("yaml");

        assertThat(blocks).hasSize(2);
        assertThat(blocks.get(0)).contains(OMITTED);
        JwtConfiguration section =
                Sections.readYaml(blocks.get(0).replace(OMITTED, BEFORE).replace("AUDIT_KEY", "JWT_TEST_SECRET"));
        assertThat(section.getAudit()).isNotNull();
        // The layout is tested with the audit log.
        DefaultLoggingFactory logging = Jackson.newObjectMapper(new YAMLFactory())
                .readerFor(DefaultLoggingFactory.class)
                .at("/logging")
                .readValue(blocks.get(1));
        assertThat(logging.getLoggers()).containsOnlyKeys("jwt.audit");
    }

    @Test
    void marksTheSpansOfRequests() throws Exception {
        JwtBundle<Host> bundle = new JwtBundle<>(Host::getJwt);
        try (TestServer server = TestServer.start(
                Sections.readYaml("jwt:\n" + BEFORE + "  keyId: k1\n"),
                bundle.withEvents(new SpanAttributes()),
                environment -> {
                    environment.jersey().register(new UserResource());
                    environment
                            .servlets()
                            .addFilter("spans", new ServerSpans())
                            .addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/*");
                })) {
            server.get("/users/alice", bundle.tokens().authToken("alice").signed());
            server.get("/users/bob", bundle.tokens().authToken("alice").signed());
            server.get(
                    "/users/carol",
                    bundle.tokens()
                            .authToken("alice", null, Map.of("admin", true))
                            .signed());
        }

        // A response may be there before the filter has ended the span.
        Waiting.until("all spans have ended", () -> TELEMETRY.getSpans().size() == 3);
        assertThat(attributesOf("/users/alice")).isEqualTo(Map.of(stringKey("jwt.iss"), "tests"));
        assertThat(attributesOf("/users/bob"))
                .isEqualTo(Map.of(stringKey("error.type"), "jwt.SUBJECT_MISMATCH", stringKey("jwt.kid"), "k1"));
        assertThat(span("/users/carol").getEvents()).singleElement().satisfies(event -> {
            assertThat(event.getName()).isEqualTo("jwt.override");
            assertThat(event.getAttributes().asMap()).isEqualTo(Map.of(stringKey("jwt.waived"), "SUBJECT_MISMATCH"));
        });
    }

    private static Map<AttributeKey<?>, Object> attributesOf(String name) {
        return span(name).getAttributes().asMap();
    }

    private static SpanData span(String name) {
        return TELEMETRY.getSpans().stream()
                .filter(span -> span.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
