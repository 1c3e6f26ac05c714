package io.github.dropwizardjwt.example;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.dropwizard.core.Configuration;
import io.github.dropwizardjwt.JwtConfiguration;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;

/** The configuration of the services in docs/migrating.md. */
public final class MigrationConfiguration extends Configuration {
    @Valid
    @NotNull
    private JwtConfiguration jwt;

    @JsonProperty
    public JwtConfiguration getJwt() {
        return jwt;
    }

    @JsonProperty
    public void setJwt(JwtConfiguration jwt) {
        this.jwt = jwt;
    }
}
