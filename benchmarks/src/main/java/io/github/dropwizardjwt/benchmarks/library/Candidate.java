package io.github.dropwizardjwt.benchmarks.library;

import io.github.dropwizardjwt.benchmarks.sample.Keys;
import io.github.dropwizardjwt.key.Algorithm;
import java.util.function.Supplier;

/** What is compared, one row each. */
public enum Candidate {
    JCA("JCA alone", JcaAlone::withoutProvider),
    DROPWIZARD_JWT("dropwizard-jwt", DropwizardJwt::withoutProvider),
    FUSIONAUTH("fusionauth-jwt", FusionAuth::new),
    AUTH0("auth0 java-jwt", Auth0::new),
    VERTX("vertx-auth-jwt", VertxAuth::new),
    TINK("tink", Tink::new),
    NIMBUS("nimbus-jose-jwt", Nimbus::new),
    JJWT("jjwt", Jjwt::new),
    JOSE4J("jose4j", Jose4j::new),
    SMALLRYE("smallrye-jwt", SmallRye::new),
    JCA_CORRETTO("JCA alone, Corretto", JcaAlone::withCorretto),
    DROPWIZARD_JWT_CORRETTO("dropwizard-jwt, Corretto", DropwizardJwt::withCorretto);

    private final String title;

    @SuppressWarnings("ImmutableEnumChecker") // a constructor
    private final Supplier<Library> library;

    Candidate(String title, Supplier<Library> library) {
        this.title = title;
        this.library = library;
    }

    /** The name in tables. */
    public String title() {
        return title;
    }

    /** Whether it is measured with an algorithm here: the library supports it, and this machine has the provider. */
    public boolean has(Algorithm algorithm) {
        return library.get().has(algorithm);
    }

    /** Whether issuing with an algorithm is measured here. */
    public boolean issues(Algorithm algorithm) {
        return library.get().issues(algorithm);
    }

    /** Whether it is another library for tokens. */
    public boolean isPeer() {
        return switch (this) {
            case JCA, DROPWIZARD_JWT, JCA_CORRETTO, DROPWIZARD_JWT_CORRETTO -> false;
            default -> true;
        };
    }

    /** Verifies tokens of these keys. */
    public Verifier verifier(Keys keys) throws Exception {
        return library.get().verifier(keys);
    }

    /** Issues tokens with these keys. */
    public Issuer issuer(Keys keys) throws Exception {
        return library.get().issuer(keys);
    }

    /** The {@code alg} header of its tokens. */
    public String headerOf(Algorithm algorithm) {
        return library.get().headerOf(algorithm);
    }
}
