package io.github.dropwizardjwt.config.issuer;

import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Warns when the service starts of {@code fetch.allowInsecureHttp}. */
final class InsecureHttp {
    private static final Logger LOGGER = LoggerFactory.getLogger(InsecureHttp.class);

    private InsecureHttp() {}

    /**
     * Warns of what the setting gives up, or that it has no effect: what is found over https must be https.
     *
     * @param issuer an issuer that has the setting
     * @param firstUrl the URL that is requested first
     */
    static void warn(String issuer, String firstUrl) {
        if (firstUrl.toLowerCase(Locale.ROOT).startsWith("https:")) {
            LOGGER.warn(
                    "fetch.allowInsecureHttp has no effect for the trusted issuer {}, whose keys are fetched over https; "
                            + "remove it",
                    issuer);
        } else {
            LOGGER.warn(
                    "The keys of the trusted issuer {} are fetched over http (fetch.allowInsecureHttp): anybody on the "
                            + "network in between can replace them and sign in as anybody",
                    issuer);
        }
    }
}
