package io.github.dropwizardjwt.cli;

import io.dropwizard.configuration.ConfigurationException;
import io.dropwizard.configuration.ConfigurationSourceProvider;
import io.dropwizard.core.Configuration;
import io.dropwizard.core.setup.Bootstrap;
import java.io.IOException;
import java.io.InputStream;

/** Reads the configuration file of an application as its other commands do. */
final class ConfigurationFile {
    private ConfigurationFile() {}

    /**
     * Reads the file.
     *
     * @throws IOException if it cannot be read
     * @throws ConfigurationException if a setting is not usable
     */
    static <T extends Configuration> T read(Bootstrap<T> bootstrap, String file)
            throws IOException, ConfigurationException {
        ConfigurationSourceProvider source = bootstrap.getConfigurationSourceProvider();
        return bootstrap
                .getConfigurationFactoryFactory()
                .create(
                        bootstrap.getApplication().getConfigurationClass(),
                        bootstrap.getValidatorFactory().getValidator(),
                        bootstrap.getObjectMapper(),
                        "dw")
                .build(name -> open(source, name), file);
    }

    /** The name of a missing file is not quoted: it may be a token, if two arguments were swapped. */
    private static InputStream open(ConfigurationSourceProvider source, String name) throws IOException {
        try {
            return source.open(name);
        } catch (IOException | RuntimeException e) {
            if (String.valueOf(e.getMessage()).contains(name)) {
                throw new IllegalArgumentException(
                        "The last argument names no configuration file that can be read; it is not repeated here, since "
                                + "it may be secret");
            }
            throw e;
        }
    }
}
