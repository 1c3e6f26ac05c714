package io.github.dropwizardjwt.cli;

import net.sourceforge.argparse4j.inf.ArgumentParser;

/** A subcommand of {@code jwt}, such as {@code jwt keygen}. */
interface Action {
    /** The argument with the configuration file. */
    String FILE = "file";

    String name();

    /** One sentence for {@code --help}. */
    String help();

    void configure(ArgumentParser parser);

    /**
     * Runs the subcommand.
     *
     * @throws Exception if it fails; the message is printed
     */
    void run(Invocation invocation) throws Exception;

    static void addFile(ArgumentParser parser) {
        parser.addArgument(FILE).help("the configuration file of the application");
    }
}
