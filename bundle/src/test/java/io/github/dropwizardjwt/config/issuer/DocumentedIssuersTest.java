package io.github.dropwizardjwt.config.issuer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.dropwizardjwt.JwtConfiguration;
import io.github.dropwizardjwt.support.DocsPage;
import io.github.dropwizardjwt.support.Sections;
import io.github.dropwizardjwt.support.TestKeys;
import io.github.dropwizardjwt.support.provider.IssuersPage;
import io.github.dropwizardjwt.support.provider.KeyServer;
import io.github.dropwizardjwt.support.provider.Provider;
import io.github.dropwizardjwt.support.provider.Provider.Variant;
import io.github.dropwizardjwt.support.provider.ProviderTokens;
import io.github.dropwizardjwt.token.Token;
import io.github.dropwizardjwt.token.TokenManager;
import io.github.dropwizardjwt.token.TokenRejectedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The YAML of docs/issuers.md, and keys and tokens of the shapes that these providers document. */
class DocumentedIssuersTest {
    private static final long NOW = 1_800_000_000;
    private static final Clock CLOCK = Clock.fixed(Instant.ofEpochSecond(NOW), ZoneOffset.UTC);

    @AutoClose
    private static KeyServer keys;

    @BeforeAll
    static void start() {
        keys = new KeyServer(Provider.all());
    }

    static List<Provider> providers() {
        return Provider.all();
    }

    @ParameterizedTest
    @MethodSource("providers")
    void takesTheTokensAndWhatTheyGrant(Provider provider) {
        ProviderTokens signed = new ProviderTokens(provider, NOW);
        try (ConfiguredIssuer issuer = issuer(provider)) {
            TokenManager tokens = manager(provider, issuer);
            Token token = tokens.verify(signed.right());
            assertThat(token.subject()).isEqualTo(provider.subject());
            assertThat(provider.scopes()).allMatch(token::hasScope);
            provider.right().forEach((name, variant) -> {
                String subject = variant.subject() == null ? provider.subject() : variant.subject();
                assertThat(tokens.verify(signed.variant(variant)).subject())
                        .as(name)
                        .isEqualTo(subject);
            });
        }
    }

    @ParameterizedTest
    @MethodSource("providers")
    void rejectsTokensThatAreNotForThisService(Provider provider) {
        ProviderTokens signed = new ProviderTokens(provider, NOW);
        List<String> differences = new ArrayList<>();
        try (ConfiguredIssuer issuer = issuer(provider)) {
            TokenManager tokens = manager(provider, issuer);
            for (Map.Entry<String, Variant> wrong : provider.wrongTokens().entrySet()) {
                Variant variant = wrong.getValue();
                Throwable thrown = catchThrowable(() -> tokens.verify(signed.variant(variant)));
                if (!(thrown instanceof TokenRejectedException rejected) || rejected.reason() != variant.reason()) {
                    differences.add(wrong.getKey() + ": " + thrown);
                }
            }
        }
        assertThat(differences).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"issuers.md", "trusting-an-issuer.md"})
    void everyBlockOfThePageCanBeRead(String page, @TempDir Path directory) throws Exception {
        Path key = Files.writeString(directory.resolve("key.pem"), TestKeys.pem("ec-p256.pub"));
        List<String> blocks = DocsPage.named(page).blocks("yaml");
        assertThat(blocks).hasSize(page.equals("issuers.md") ? Provider.all().size() : 4);
        for (String block : blocks) {
            String yaml = IssuersPage.withFiles(block).replace("login-public.pem", key.toString());
            assertThat(Sections.readYaml(yaml).getTrustedIssuers()).hasSize(1);
        }
    }

    @Test
    void everySectionIsListedAtTheTop() throws Exception {
        String page = DocsPage.named("issuers.md").text();
        assertThat(providers())
                .allSatisfy(provider -> assertThat(page)
                        .contains("[" + provider.section() + "](#"
                                + provider.section().toLowerCase(Locale.ROOT).replace(' ', '-') + ")"));
    }

    private static ConfiguredIssuer issuer(Provider provider) {
        return IssuersPage.entry(provider, keys).buildOnDemand(null);
    }

    private static TokenManager manager(Provider provider, ConfiguredIssuer issuer) {
        JwtConfiguration section = IssuersPage.settings(provider);
        return section.buildResourceServer(CLOCK).trust(issuer.rules()).build();
    }
}
