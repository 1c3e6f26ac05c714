package io.github.dropwizardjwt.attack;

import static io.github.dropwizardjwt.attack.Signer.quoted;
import static io.github.dropwizardjwt.support.Sections.block;

import io.github.dropwizardjwt.session.TokenPair;
import io.github.dropwizardjwt.support.Forge;
import io.github.dropwizardjwt.support.Jwks;
import io.github.dropwizardjwt.support.ScriptedIssuer;
import io.github.dropwizardjwt.support.SettableClock;
import io.github.dropwizardjwt.support.TestKeys;
import java.security.PrivateKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Two applications with every feature on between them, since sessions and secrets exclude what the other one has:
 *
 * <ul>
 *   <li>one in sessions and cookies with a key pair, a previous one, an audience, two trusted issuers whose keys have
 *       the same id, twenty seconds of clock skew, cache on, undeclared methods denied;
 *   <li>one without sessions with a secret, a previous one, no clock skew, cache off, undeclared methods open.
 * </ul>
 *
 * <p>Beside them, for its own family, one that trusts identity providers.
 */
final class Services implements AutoCloseable {
    static final Instant NOW = Instant.ofEpochSecond(1_750_000_000);
    static final String SECRET = TestKeys.SECRET;
    static final String AUDIENCE = "orders";
    private static final String OLD_SECRET = new StringBuilder(SECRET).reverse() + "-of-last-year";
    private static final String SAME_ID = "same-id";
    private static final int SKEW = 20;
    private static final String UNTIL = "until: 2100-01-01T00:00:00Z";

    final SettableClock clock = new SettableClock(NOW);
    final Canary canary = new Canary();
    final ScriptedIssuer first = issuer("rsa-2048", "RS256");
    final ScriptedIssuer second = issuer("ed25519", "EdDSA");
    final TrustedProviders providers = new TrustedProviders(clock);
    final Service sessions;
    final Service stateless = stateless();
    /** The session that forged tokens of the service in sessions belong to. */
    final TokenPair standing;

    Services() {
        this("memory");
    }

    /** Keeps the sessions in a store of this type. */
    Services(String store) {
        sessions = inSessions(store);
        standing = open();
        Map<String, String> own =
                Map.of("iss", quoted("sessions"), "aud", quoted(AUDIENCE), "sid", quoted(sid(standing)));
        sessions.accepts(pair(sessions, "ES256", "own-now", "ec-p256", "SHA256withECDSAinP1363Format", own));
        sessions.accepts(pair(sessions, "RS256", "own-old", "rsa-2048-other", "SHA256withRSA", own));
        sessions.accepts(pair(sessions, "RS256", SAME_ID, "rsa-2048", "SHA256withRSA", trusted(first)));
        sessions.accepts(pair(sessions, "EdDSA", SAME_ID, "ed25519", "EdDSA", trusted(second)));
        stateless.accepts(secret(stateless, "HS256", "own-now", "HmacSHA256", SECRET));
        stateless.accepts(secret(stateless, "HS512", "own-old", "HmacSHA512", OLD_SECRET));
    }

    private static ScriptedIssuer issuer(String key, String algorithm) {
        return ScriptedIssuer.serving(Jwks.set(
                Jwks.jwk(TestKeys.publicKey(key), "\"kid\":\"" + SAME_ID + "\"", "\"alg\":\"" + algorithm + "\"")));
    }

    private Service inSessions(String store) {
        return Service.start(
                "sessions",
                clock,
                SKEW,
                "clockSkew: " + SKEW + "s",
                "issuer: sessions",
                "algorithm: ES256",
                "keyId: own-now",
                block("privateKey", TestKeys.pem("ec-p256")),
                "audience: " + AUDIENCE,
                "unannotated: DENY",
                "cookies: {}",
                "sessions: {type: " + store + ", keepGrantsFromLogin: true, endpoints: {}}",
                "previousKeys:",
                "- algorithm: RS256",
                "  keyId: own-old",
                "  " + UNTIL,
                block("publicKey", TestKeys.pem("rsa-2048-other.pub")).indent(2),
                "trustedIssuers:",
                trust(first, "treatAs: auth"),
                trust(second, "algorithms: [EdDSA]"));
    }

    private static String trust(ScriptedIssuer issuer, String further) {
        return "- {issuer: '" + issuer.url() + "', audience: " + AUDIENCE + ", subjects: SHARED, clockSkew: " + SKEW
                + "s, " + further + ", fetch: {refreshInterval: 1d, minRefreshInterval: 1h}}";
    }

    private Service stateless() {
        return Service.start(
                "stateless",
                clock,
                0,
                "issuer: stateless",
                "unannotated: ALLOW",
                "algorithm: HS256",
                "keyId: own-now",
                "secret: " + SECRET,
                "verifiedTokenCache: {enabled: false}",
                "previousKeys:",
                "- algorithm: HS512",
                "  keyId: own-old",
                "  secret: " + OLD_SECRET,
                "  " + UNTIL);
    }

    private static Map<String, String> trusted(ScriptedIssuer issuer) {
        return Map.of("iss", quoted(issuer.url()), "aud", quoted(AUDIENCE));
    }

    private static Signer pair(
            Service service, String algorithm, String id, String key, String jcaName, Map<String, String> claims) {
        PrivateKey loaded = TestKeys.privateKey(key);
        return new Signer(service, algorithm, id, key, input -> Forge.sign(jcaName, loaded, input), claims);
    }

    private static Signer secret(Service service, String algorithm, String id, String jcaName, String secret) {
        return new Signer(
                service,
                algorithm,
                id,
                "",
                input -> Forge.mac(jcaName, Forge.utf8(secret), input),
                Map.of("iss", quoted("stateless")));
    }

    /** A new session of the subject that all tokens are of. */
    TokenPair open() {
        return open(Signer.SUBJECT);
    }

    TokenPair open(String subject) {
        return sessions.bundle().sessions().open(subject, Map.of("read", true), Map.of("tenant", "acme"));
    }

    String sid(TokenPair pair) {
        return sessions.bundle().sessions().sid(pair.auth()).orElseThrow();
    }

    List<Service> all() {
        return List.of(sessions, stateless);
    }

    /** All that sign good tokens for one of the services. */
    List<Signer> signers() {
        return Stream.concat(sessions.signers().stream(), stateless.signers().stream())
                .toList();
    }

    /** What no answer and no log may show, whatever is sent. */
    List<String> secrets() {
        return Stream.concat(
                        Stream.of(SECRET, OLD_SECRET),
                        Stream.of("ec-p256", "rsa-2048", "rsa-2048-other", "ed25519")
                                .map(key -> TestKeys.pem(key).replaceAll("-----[A-Z ]+-----|\\s", "")))
                .toList();
    }

    /** How often somebody was asked for something; each issuer once, at the start. */
    int connectionsMade() {
        return canary.visits() + first.asked() + second.asked() + providers.connectionsMade();
    }

    @Override
    public void close() {
        sessions.close();
        stateless.close();
        providers.close();
        first.close();
        second.close();
        canary.close();
    }
}
