package io.github.dropwizardjwt.config.issuer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.dropwizardjwt.JwtConfiguration;
import io.github.dropwizardjwt.key.Algorithm;
import io.github.dropwizardjwt.key.KeySet;
import io.github.dropwizardjwt.key.SigningKey;
import io.github.dropwizardjwt.support.Sections;
import io.github.dropwizardjwt.support.TestKeys;
import io.github.dropwizardjwt.token.Reason;
import io.github.dropwizardjwt.token.TokenManager;
import io.github.dropwizardjwt.token.TokenRejectedException;
import io.github.dropwizardjwt.token.TrustedIssuer;
import io.jsonwebtoken.Jwts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The YAML of docs/trusting-an-issuer.md, and tokens of the shapes that these providers document. */
class DocumentedIssuersTest {
    private static final Pattern BLOCK =
            Pattern.compile("## ([^\\n]+)\\n(?:(?!\\n## ).)*?```yaml\\n(.*?)```", Pattern.DOTALL);
    private static final Clock CLOCK = Clock.fixed(Instant.ofEpochSecond(1_800_000_000), ZoneOffset.UTC);
    private static final SigningKey KEY = TestKeys.signing(Algorithm.RS256, "k");

    private static final String KEYCLOAK = """
            {"exp":1800000300,"iat":1800000000,"jti":"a","iss":"https://login.example.com/realms/shop",
             "aud":["orders","account"],"sub":"f:1","typ":"Bearer","azp":"shop-web","sid":"s","acr":"1",
             "realm_access":{"roles":["clerk"]},"resource_access":{"orders":{"roles":["approve"]},
             "account":{"roles":["manage-account"]}},"scope":"openid profile","preferred_username":"alice"}""";

    private static final String AUTH0 = """
            {"iss":"https://tenant.eu.auth0.com/","sub":"auth0|1","aud":["https://orders.example.com/",
             "https://tenant.eu.auth0.com/userinfo"],"iat":1800000000,"exp":1800086400,"jti":"a","client_id":"c",
             "scope":"openid read:orders","permissions":["approve:orders"]}""";

    private static final String ENTRA = """
            {"aud":"7e1a2b3c-0000-4000-8000-000000000000",
             "iss":"https://login.microsoftonline.com/2c4d8f7a-0000-4000-8000-000000000000/v2.0","iat":1800000000,
             "nbf":1800000000,"exp":1800004500,"aio":"x","azp":"y","azpacr":"1","oid":"o","rh":"r",
             "roles":["Approver"],"scp":"Orders.Read Orders.Write","sub":"pairwise",
             "tid":"2c4d8f7a-0000-4000-8000-000000000000","uti":"u","ver":"2.0"}""";

    private static final String OKTA = """
            {"ver":1,"jti":"AT.1","iss":"https://example.okta.com/oauth2/default","aud":"api://default",
             "iat":1800000000,"exp":1800003600,"cid":"c","uid":"u","scp":["openid","orders.read"],
             "auth_time":1799999000,"sub":"alice@example.com"}""";

    @ParameterizedTest
    @CsvSource({
        "Keycloak,JWT,clerk",
        "Keycloak,JWT,approve",
        "Keycloak,JWT,profile",
        "Auth0,at+jwt,read:orders",
        "Auth0,at+jwt,approve:orders",
        "Entra ID,JWT,Orders.Write",
        "Entra ID,JWT,Approver",
        "Okta,,orders.read"
    })
    void takesTheTokensAndWhatTheyGrant(String provider, String typ, String scope) throws Exception {
        assertThat(manager(provider).verify(token(typ, claims(provider))).hasScope(scope))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "Keycloak,JWT,'\"typ\":\"Bearer\"','\"typ\":\"ID\"',WRONG_TYPE",
        "Keycloak,JWT,'\"typ\":\"Bearer\"','\"typ\":\"Refresh\"',WRONG_TYPE",
        "Keycloak,JWT,'\"orders\",\"account\"','\"account\"',WRONG_AUDIENCE",
        // As version 25 issues them to a client without the client scope basic.
        "Keycloak,JWT,'\"sub\":\"f:1\",','',INVALID_CLAIMS",
        "Auth0,JWT,x,x,WRONG_TYPE",
        "Auth0,at+jwt,https://orders,https://other,WRONG_AUDIENCE",
        "Auth0,at+jwt,auth0.com/\",auth0.com\",WRONG_ISSUER",
        "Entra ID,JWT,/v2.0,/v1.0,WRONG_ISSUER",
        "Entra ID,JWT,7e1a2b3c,00000003,WRONG_AUDIENCE",
        "Okta,,api://default,https://example.okta.com,WRONG_AUDIENCE"
    })
    void rejectsTokensThatAreNotForThisService(String provider, String typ, String part, String other, Reason reason)
            throws Exception {
        String token = token(typ, claims(provider).replace(part, other));
        TokenManager tokens = manager(provider);
        assertThat(catchThrowable(() -> tokens.verify(token)))
                .isInstanceOfSatisfying(
                        TokenRejectedException.class,
                        e -> assertThat(e.reason()).isEqualTo(reason));
    }

    @Test
    void everyBlockOfThePageCanBeRead(@TempDir Path directory) throws Exception {
        Path key = Files.writeString(directory.resolve("key.pem"), TestKeys.pem("ec-p256.pub"));
        Matcher block = Pattern.compile("```yaml\\n(.*?)```", Pattern.DOTALL).matcher(page());
        int count = 0;
        while (block.find()) {
            assertThat(section(block.group(1).replace("login-public.pem", key.toString()))
                            .getTrustedIssuers())
                    .hasSize(1);
            count++;
        }
        assertThat(count).isEqualTo(8);
    }

    private static String claims(String provider) {
        return switch (provider) {
            case "Keycloak" -> KEYCLOAK;
            case "Auth0" -> AUTH0;
            case "Entra ID" -> ENTRA;
            default -> OKTA;
        };
    }

    private static String token(String typ, String claims) {
        return KEY.sign(
                Jwts.builder().header().type(typ).keyId("k").and().content(claims.getBytes(StandardCharsets.UTF_8)));
    }

    private static TokenManager manager(String provider) throws Exception {
        Matcher block = BLOCK.matcher(page());
        while (block.find()) {
            if (block.group(1).equals(provider)) {
                JwtConfiguration section = section(block.group(2));
                TrustedIssuer issuer =
                        section.getTrustedIssuers().get(0).rules(KeySet.verifying(KEY.verificationKey()));
                return section.buildResourceServer(CLOCK).trust(issuer).build();
            }
        }
        throw new AssertionError("The page has no block for " + provider);
    }

    private static JwtConfiguration section(String yaml) throws Exception {
        return Sections.readYaml(yaml);
    }

    private static String page() throws IOException {
        return Files.readString(Path.of("../docs/trusting-an-issuer.md"));
    }
}
