package io.github.dropwizardjwt.auth.endpoint;

import io.dropwizard.core.setup.Environment;
import io.github.dropwizardjwt.key.KeySource;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletRegistration;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes the keys that verify this service's tokens: the JWK Set and the issuer's metadata, at the root of the
 * application context, whatever path Jersey's resources have, and where clients that know the issuer look for them.
 */
public final class PublishedKeys {
    static final String JWK_SET = "/.well-known/jwks.json";
    static final String METADATA = "/.well-known/openid-configuration";

    private static final Logger LOGGER = LoggerFactory.getLogger(PublishedKeys.class);

    private final Environment environment;
    private final Set<String> folders = new LinkedHashSet<>(Set.of(""));

    private PublishedKeys(Environment environment) {
        this.environment = environment;
    }

    /**
     * Registers both documents, which are open to everybody. Warns if clients look for them outside the application
     * context.
     *
     * @param environment the application's; its context path is set
     * @param keys the keys; secrets among them are not published
     * @param issuer the {@code iss} claim of the tokens
     * @throws IllegalStateException if another servlet has one of their paths
     */
    public static void register(Environment environment, KeySource keys, String issuer) {
        PublishedKeys published = new PublishedKeys(environment);
        Optional<IssuerUrl> url = IssuerUrl.of(issuer);
        url.ifPresent(published::locate);
        published.serve("jwt-jwks", new JwkSetServlet(keys), JWK_SET);
        published.serve("jwt-openid-configuration", new DiscoveryServlet(issuer, url.orElse(null)), METADATA);
    }

    private void locate(IssuerUrl issuer) {
        String context = contextPath();
        issuer.pathBelow(context).ifPresentOrElse(folders::add, () -> {
            // A proxy that adds the context path, or maps the issuer's path to it, is none of our business.
            if (!context.isEmpty() && !issuer.path().endsWith(context)) {
                LOGGER.warn(
                        "Clients look for the public keys at {}, which is outside applicationContextPath {}: they are served "
                                + "at {} only; change issuer or applicationContextPath, or have a proxy map the one path to the other",
                        issuer.path() + METADATA,
                        context,
                        context + METADATA);
            }
        });
    }

    private String contextPath() {
        String path = environment.getApplicationContext().getContextPath();
        return path.equals("/") ? "" : path;
    }

    private void serve(String name, Servlet servlet, String document) {
        ServletRegistration.Dynamic registration = environment.servlets().addServlet(name, servlet);
        for (String folder : folders) {
            Set<String> taken = registration.addMapping(folder + document);
            if (!taken.isEmpty()) {
                throw new IllegalStateException("publishKeys serves " + taken + ", and so does another servlet of the "
                        + "application; remove that servlet, or publishKeys");
            }
            LOGGER.info("Public keys: {}", contextPath() + folder + document);
        }
    }
}
