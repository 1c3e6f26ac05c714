package io.github.dropwizardjwt.config.issuer;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.dropwizardjwt.key.remote.FetchTransportBuilder;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;

/** The {@code fetch.proxy:} section of an entry in {@code jwt.trustedIssuers}: a proxy for HTTP. Not thread-safe. */
public final class FetchProxyConfiguration {
    private static final int MAX_PORT = 65535;

    @NotBlank
    private @Nullable String host;

    @Min(1)
    @Max(MAX_PORT)
    private int port;

    private @Nullable String user;
    private @Nullable String password;

    /**
     * Its name or address. Required.
     *
     * @return the host
     */
    @JsonProperty
    public @Nullable String getHost() {
        return host;
    }

    @JsonProperty
    public void setHost(@Nullable String host) {
        this.host = host;
    }

    /**
     * Its port. Required.
     *
     * @return the port
     */
    @JsonProperty
    public int getPort() {
        return port;
    }

    @JsonProperty
    public void setPort(int port) {
        this.port = port;
    }

    /**
     * The user, for Basic authentication (RFC 7617). For https, Java must be started with
     * {@code -Djdk.http.auth.tunneling.disabledSchemes=}. Default: none.
     *
     * @return the user; null for none
     */
    @JsonProperty
    public @Nullable String getUser() {
        return user;
    }

    @JsonProperty
    public void setUser(@Nullable String user) {
        this.user = user;
    }

    /**
     * The password of the user.
     *
     * @return the password; null for none
     */
    @JsonProperty(access = JsonProperty.Access.WRITE_ONLY)
    public @Nullable String getPassword() {
        return password;
    }

    @JsonProperty
    public void setPassword(@Nullable String password) {
        this.password = password;
    }

    /** Whether host and port are as their annotations demand. */
    boolean isComplete() {
        return host != null && !host.isBlank() && port >= 1 && port <= MAX_PORT;
    }

    FetchTransportBuilder applyTo(FetchTransportBuilder transport) {
        String name = host == null ? "" : host;
        if (user == null && password == null) {
            return transport.proxy(name, port);
        }
        if (user == null || password == null) {
            throw new IllegalArgumentException("has only one of user and password; set both, or neither");
        }
        return transport.proxy(name, port, user, password);
    }
}
