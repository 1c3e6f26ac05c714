package io.github.dropwizardjwt.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.InputStream;
import java.io.PrintStream;
import net.sourceforge.argparse4j.inf.Namespace;

/**
 * A command that somebody typed.
 *
 * @param arguments what follows its name
 * @param service the application as its configuration file has it
 * @param json writes JSON as the application does
 * @param in what is piped into it
 * @param out where the result goes
 */
record Invocation(Namespace arguments, ServiceReader service, ObjectMapper json, InputStream in, PrintStream out) {
    /** Reads the configuration file. */
    @FunctionalInterface
    interface ServiceReader {
        ConfiguredService read() throws Exception;
    }
}
