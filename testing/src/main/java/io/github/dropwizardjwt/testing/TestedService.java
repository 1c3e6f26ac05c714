package io.github.dropwizardjwt.testing;

import io.github.dropwizardjwt.auth.route.Routes;
import java.net.URI;

/** A service under test. Thread-safe. */
interface TestedService {
    /** What issues its tokens. */
    Mint mint();

    /** Its clock. */
    TestClock clock();

    /** Shows the usual time again, if the clock was ever asked for. */
    void resetClock();

    /** Its realm. */
    String realm();

    /** Its routes. */
    Routes routes();

    /** Where it is reached, without a path. */
    URI address();
}
