package io.github.dropwizardjwt.example.reference;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The pages that say more about a key or a section. Not thread-safe. */
final class SeeAlso {
    private static final Map<String, String> PAGES = Map.ofEntries(
            Map.entry("jwt.adminPage", "[Admin page](admin-page.md)"),
            Map.entry("jwt.audit", "[Observability](observability.md)"),
            Map.entry("jwt.algorithm", "[Names of EdDSA](decisions/eddsa-names.md)"),
            Map.entry(
                    "jwt.candidateUnannotated", "[Candidate rules](candidate-rules.md#methods-without-an-annotation)"),
            Map.entry("jwt.cookies", "[Browsers](browsers.md)"),
            Map.entry("jwt.keyDirectory", "[Rotating keys](rotating-keys.md)"),
            Map.entry("jwt.logRoutes", "[All routes](routes.md)"),
            Map.entry("jwt.openNeedsReason", "[All routes](routes.md#say-why)"),
            Map.entry(
                    "jwt.previousKeys[]",
                    "[Rotating keys](rotating-keys.md#keys-in-the-configuration-without-a-directory)"),
            Map.entry("jwt.privateKey", "[Forms of keys](decisions/key-forms.md)"),
            Map.entry("jwt.provider", "[Performance](performance.md)"),
            Map.entry("jwt.publicKey", "[Forms of keys](decisions/key-forms.md)"),
            Map.entry("jwt.publishKeys", "[Rotating keys](rotating-keys.md#other-services-verify-our-tokens)"),
            Map.entry("jwt.routeMetrics", "[Metrics and health](metrics.md)"),
            Map.entry("jwt.roleHierarchy", "[Users and policies](users-and-policies.md#roles)"),
            Map.entry("jwt.secret", "[Guessable secrets](decisions/guessable-secrets.md)"),
            Map.entry("jwt.sessions", "[Sessions](sessions.md)"),
            Map.entry("jwt.sessions, type: jdbi3", "[A database](sessions.md#a-database)"),
            Map.entry("jwt.sessions, type: memory", "[Memory](sessions.md#memory)"),
            Map.entry("jwt.sessions, type: redis", "[Redis](sessions.md#redis)"),
            Map.entry("jwt.sessions.endpoints", "[Endpoints](sessions.md#endpoints)"),
            Map.entry("jwt.sessions.revocationCache", "[Revocation log](revocation-log.md)"),
            Map.entry("jwt.tokenHeader", "[Behind an identity provider](behind-an-identity-provider.md)"),
            Map.entry("jwt.trustedIssuers[]", "[Trusting an issuer](trusting-an-issuer.md)"),
            Map.entry(
                    "jwt.trustedIssuers[].fetch.allowInsecureHttp",
                    "[http inside a network](decisions/insecure-http.md)"),
            Map.entry("jwt.typeClaim", "[Migrating](migrating.md#from-flask_pyjwt-and-flask-jwt-extended)"),
            Map.entry("jwt.unannotated", "[Undeclared methods](decisions/undeclared-methods.md)"),
            Map.entry("jwt.verifiedTokenCache", "[Verified tokens](decisions/verified-token-cache.md)"));

    private final Set<String> unused = new TreeSet<>(PAGES.keySet());

    /** A sentence; empty where there is no such page. */
    String of(String path) {
        unused.remove(path);
        String page = PAGES.get(path);
        return page == null ? "" : " See " + page + ".";
    }

    /** Those of which no key or section was asked for. */
    Set<String> unused() {
        return unused;
    }
}
