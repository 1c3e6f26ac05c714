package io.github.dropwizardjwt.example;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.dropwizard.core.Configuration;
import io.dropwizard.db.DataSourceFactory;
import io.github.dropwizardjwt.JwtConfiguration;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;

/** The contents of {@code config.yml}. */
public class ExampleConfiguration extends Configuration {
    @Valid
    @NotNull
    private JwtConfiguration jwt = new JwtConfiguration();

    @Valid
    @NotNull
    private DataSourceFactory database = new DataSourceFactory();

    /**
     * How tokens are signed and verified.
     *
     * @return the {@code jwt:} section
     */
    @JsonProperty
    public JwtConfiguration getJwt() {
        return jwt;
    }

    @JsonProperty
    public void setJwt(JwtConfiguration jwt) {
        this.jwt = jwt;
    }

    /**
     * The database of the users.
     *
     * @return the {@code database:} section
     */
    @JsonProperty
    public DataSourceFactory getDatabase() {
        return database;
    }

    @JsonProperty
    public void setDatabase(DataSourceFactory database) {
        this.database = database;
    }
}
