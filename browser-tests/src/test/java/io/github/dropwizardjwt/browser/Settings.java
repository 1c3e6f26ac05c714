package io.github.dropwizardjwt.browser;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.dropwizard.core.Configuration;
import io.github.dropwizardjwt.JwtConfiguration;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;

/** The configuration of a service with a {@code jwt:} section. */
public final class Settings extends Configuration {
    @Valid
    @NotNull
    @JsonProperty
    private JwtConfiguration jwt;

    public JwtConfiguration getJwt() {
        return jwt;
    }
}
