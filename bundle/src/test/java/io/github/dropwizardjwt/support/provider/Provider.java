package io.github.dropwizardjwt.support.provider;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.github.dropwizardjwt.token.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An identity provider as it is, read from the file beside this class that is named after it.
 *
 * @param section the heading of its section in {@code docs/issuers.md}, whose settings apply
 * @param key what its published signing key has beside the numbers
 * @param otherKeys the same of other keys in its set, none of which verifies tokens
 * @param header the header of a token that is right for this service
 * @param claims the claims of that token; times are seconds from now
 * @param subject the subject of that token
 * @param scopes scopes that it grants
 * @param right further right tokens by name: how header and claims differ (RFC 7396), and their subject
 * @param wrong tokens that are not for this service by name: how they differ and why they are rejected, or why there is
 *     no such token
 */
public record Provider(
        String section,
        ObjectNode key,
        List<ObjectNode> otherKeys,
        ObjectNode header,
        ObjectNode claims,
        String subject,
        List<String> scopes,
        Map<String, Variant> right,
        Map<String, JsonNode> wrong) {

    /** What each provider says of: a token of another kind, client or tenant, and one for another service. */
    static final List<String> QUESTIONS = List.of("otherKind", "otherClient", "otherTenant", "otherAudience");

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    /**
     * Another token of the provider, given by what differs.
     *
     * @param header its header, where it differs
     * @param claims its claims, where they differ
     * @param subject the subject of a right token, if it differs
     * @param reason why a wrong token is rejected
     */
    public record Variant(
            @Nullable ObjectNode header,
            @Nullable ObjectNode claims,
            @Nullable String subject,
            @Nullable Reason reason) {

        static final Variant NONE = new Variant(null, null, null, null);

        public static Variant ofHeader(ObjectNode header) {
            return new Variant(header, null, null, null);
        }

        public static Variant ofClaims(ObjectNode claims) {
            return new Variant(null, claims, null, null);
        }
    }

    public Provider {
        if (!wrong.keySet().containsAll(QUESTIONS)) {
            throw new IllegalArgumentException(section + " must say something of each of " + QUESTIONS);
        }
        otherKeys = otherKeys == null ? List.of() : otherKeys;
        right = right == null ? Map.of() : right;
    }

    /** All that are described. */
    public static List<Provider> all() {
        return Stream.of(
                        "keycloak",
                        "auth0",
                        "entra",
                        "okta",
                        "cognito",
                        "google",
                        "firebase",
                        "apple",
                        "azure-b2c",
                        "github-actions",
                        "gitlab-ci",
                        "kubernetes",
                        "spiffe",
                        "cloudflare-access",
                        "spring-authorization-server")
                .map(Provider::read)
                .toList();
    }

    private static Provider read(String name) {
        try (InputStream in = Provider.class.getResourceAsStream(name + ".yml")) {
            return YAML.readValue(in, Provider.class);
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    /** The {@code iss} of its tokens. */
    public String issuer() {
        return claims.get("iss").textValue();
    }

    /** Tokens that are not for this service. Those that the provider never issues are left out. */
    public Map<String, Variant> wrongTokens() {
        return wrong.entrySet().stream()
                .filter(entry -> !entry.getValue().isTextual())
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> YAML.convertValue(entry.getValue(), Variant.class)));
    }

    @Override
    public String toString() {
        return section;
    }
}
