package io.github.dropwizardjwt.key.remote;

import com.google.common.base.Splitter;
import com.google.common.net.InetAddresses;
import com.google.common.net.InternetDomainName;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A proxy for requests.
 *
 * @param host its name or address
 * @param port its port
 * @param authorization the value of {@code Proxy-Authorization}; null if it demands none
 */
record ProxyServer(String host, int port, @Nullable String authorization) {
    /** The Java runtime reads it once, and drops the schemes that it names from requests for a tunnel. */
    private static final String DISABLED = "jdk.http.auth.tunneling.disabledSchemes";

    private static final int MAX_PORT = 65535;

    /**
     * A proxy.
     *
     * @throws IllegalArgumentException if there can be no such proxy, to be read after the name of the setting
     */
    static ProxyServer of(String host, int port) {
        return new ProxyServer(checkHost(host), checkPort(port), null);
    }

    /**
     * A proxy that demands a user and a password.
     *
     * @throws IllegalArgumentException if there can be no such proxy, to be read after the name of the setting
     */
    static ProxyServer of(String host, int port, String user, String password) {
        return new ProxyServer(checkHost(host), checkPort(port), authorization(user, password));
    }

    private static String checkHost(String host) {
        if (!InetAddresses.isInetAddress(host) && !InternetDomainName.isValid(host)) {
            throw new IllegalArgumentException("has a host that is neither a name nor an IP address");
        }
        return host;
    }

    private static int checkPort(int port) {
        if (port < 1 || port > MAX_PORT) {
            throw new IllegalArgumentException("must have a port from 1 to 65535");
        }
        return port;
    }

    private static String authorization(String user, String password) {
        // RFC 7617 §2.
        String both = user + ":" + password;
        if (user.isEmpty() || user.contains(":") || both.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("must have a user without colon, and no control characters");
        }
        if (UnreplacedVariable.isIn(both)) {
            throw new IllegalArgumentException("has " + UnreplacedVariable.PROBLEM);
        }
        return "Basic " + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8));
    }

    /** Resolved again for each connection. */
    ProxySelector selector() {
        return ProxySelector.of(InetSocketAddress.createUnresolved(host, port));
    }

    /** Why requests for https cannot pass it: the Java runtime would drop the password, and the proxy answer 407. */
    Optional<String> tunnelProblem() {
        String disabled = System.getProperty(DISABLED, "Basic");
        return authorization != null
                        && Splitter.on(',')
                                .trimResults()
                                .splitToStream(disabled.toLowerCase(Locale.ROOT))
                                .anyMatch("basic"::equals)
                ? Optional.of("has a user and a password, which the Java runtime does not send for https unless it is "
                        + "started with -D" + DISABLED + "= (with nothing behind it); add that option, or use a proxy "
                        + "without password")
                : Optional.empty();
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "ProxyServer[" + host + ":" + port + "]";
    }
}
