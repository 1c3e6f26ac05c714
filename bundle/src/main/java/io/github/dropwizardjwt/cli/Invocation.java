package io.github.dropwizardjwt.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.InputStream;
import java.io.PrintStream;
import net.sourceforge.argparse4j.inf.Namespace;

/**
 * One run of a subcommand.
 *
 * @param arguments the arguments of the subcommand
 * @param service reads the application's configuration file
 * @param started runs the application with its configuration file, without opening a port
 * @param json writes JSON as the application does
 * @param in the standard input
 * @param out the standard output, for the result
 */
record Invocation(
        Namespace arguments,
        ServiceReader service,
        ServiceStarter started,
        ObjectMapper json,
        InputStream in,
        PrintStream out) {
    /** Reads the configuration file. */
    @FunctionalInterface
    interface ServiceReader {
        ConfiguredService read() throws Exception;
    }

    /** Reads the configuration file and runs the application. */
    @FunctionalInterface
    interface ServiceStarter {
        StartedService start() throws Exception;
    }
}
