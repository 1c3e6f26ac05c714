package io.github.dropwizardjwt.cli;

import net.sourceforge.argparse4j.inf.ArgumentParser;

/** One thing that the {@code jwt} command does, {@code jwt keygen} for one. */
interface Action {
    String name();

    /** One sentence for {@code --help}. */
    String help();

    void configure(ArgumentParser parser);

    /**
     * Does it.
     *
     * @throws Exception if it cannot be done; the message is printed
     */
    void run(Invocation invocation) throws Exception;

    static void addFile(ArgumentParser parser) {
        parser.addArgument(JwtCommand.FILE).help("the configuration file of the application");
    }
}
