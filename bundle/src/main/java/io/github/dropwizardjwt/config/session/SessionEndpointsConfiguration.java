package io.github.dropwizardjwt.config.session;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/** The {@code sessions.endpoints:} section: the endpoints are served if it is present. Not thread-safe. */
public final class SessionEndpointsConfiguration {
    @NotNull
    @Pattern(
            regexp = "(/[A-Za-z0-9._~-]+)+",
            message = "must be a path such as /auth: segments of letters, digits and . _ ~ -")
    private String path = "/auth";

    /**
     * The path below which {@code refresh}, {@code logout}, {@code logout-all} and {@code sessions} are served.
     * Default: {@code /auth}.
     *
     * @return the path
     */
    @JsonProperty
    public String getPath() {
        return path;
    }

    @JsonProperty
    public void setPath(String path) {
        this.path = path;
    }
}
