package io.github.dropwizardjwt.support.provider;

import io.dropwizard.configuration.ConfigurationException;
import io.github.dropwizardjwt.JwtConfiguration;
import io.github.dropwizardjwt.config.issuer.TrustedIssuerConfiguration;
import io.github.dropwizardjwt.support.DocsPage;
import io.github.dropwizardjwt.support.Sections;
import io.github.dropwizardjwt.support.TestKeys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The settings that {@code docs/issuers.md} gives for providers, with keys from elsewhere. */
public final class IssuersPage {
    private static final Pattern BLOCK =
            Pattern.compile("## ([^\\n]+)\\n(?:(?!\\n## ).)*?```yaml\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern FILE = Pattern.compile("/var/run/\\S+/(token|ca\\.crt)");

    private IssuersPage() {}

    /** The whole {@code jwt} section that the page gives for a provider. */
    public static JwtConfiguration settings(Provider provider) {
        try {
            Matcher block = BLOCK.matcher(DocsPage.named("issuers.md").text());
            while (block.find()) {
                if (block.group(1).equals(provider.section())) {
                    return Sections.readYaml(withFiles(block.group(2)));
                }
            }
        } catch (IOException | ConfigurationException e) {
            throw new IllegalStateException(provider.section(), e);
        }
        throw new AssertionError("The page has no block for " + provider);
    }

    /** The YAML with files that exist instead of those that are mounted in a cluster. */
    public static String withFiles(String yaml) {
        return FILE.matcher(yaml).replaceAll(IssuersPage::madeUp);
    }

    /** Its only entry in {@code trustedIssuers}, with keys from a server. */
    public static TrustedIssuerConfiguration entry(Provider provider, KeyServer server) {
        TrustedIssuerConfiguration entry =
                settings(provider).getTrustedIssuers().get(0);
        entry.setJwksUri(server.jwksUri(provider));
        return entry;
    }

    /** A file like the one that is named. */
    private static String madeUp(MatchResult named) {
        try {
            Path file = Files.createTempFile("mounted", null);
            file.toFile().deleteOnExit();
            String text = named.group(1).equals("token") ? "a.b.c" : TestKeys.pem("rsa-2048.certificate");
            return Files.writeString(file, text).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
