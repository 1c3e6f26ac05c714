package io.github.dropwizardjwt.key.remote;

/** Why a URL must not be fetched from, in sentences to be read after the name of the setting that has it. */
enum UrlFault {
    NOT_A_URL("is not a URL"),
    OTHER_SCHEME("is not an https:// URL"),
    NO_HOST("is a URL without a host"),
    /** Underscores are usual in the names of containers. */
    HOST_NAME("is a URL whose host has characters that host names do not have, such as _"),
    USER("is a URL with a user (@)"),
    QUERY("is a URL with a query (?)"),
    FRAGMENT("is a URL with a fragment (#)"),
    INSECURE("is an http URL of another machine") {
        @Override
        String ofIssuer() {
            return problem() + OPT_IN;
        }

        @Override
        String ofJwksUri() {
            return problem() + OPT_IN;
        }
    };

    private static final String OPT_IN =
            "; use https, or set fetch.allowInsecureHttp: true, which lets anybody on the network in between replace "
                    + "the keys and sign in as anybody";

    private final String problem;

    UrlFault(String problem) {
        this.problem = problem;
    }

    /** What is wrong. */
    String problem() {
        return problem;
    }

    /** What is wrong with an issuer whose metadata is to be fetched, and how to fix it. */
    String ofIssuer() {
        return problem + ", so its keys cannot be discovered; set jwksUri to the https:// URL of its JWK Set";
    }

    /** What is wrong with a configured URL of keys, and how to fix it. */
    String ofJwksUri() {
        return problem + "; give the https:// URL of the issuer's JWK Set";
    }
}
