package io.github.dropwizardjwt.cli;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import net.sourceforge.argparse4j.ArgumentParsers;
import net.sourceforge.argparse4j.helper.HelpScreenException;
import net.sourceforge.argparse4j.inf.ArgumentParser;
import net.sourceforge.argparse4j.inf.ArgumentParserException;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;
import net.sourceforge.argparse4j.inf.Subparsers;

/**
 * Parses the arguments of a subcommand without quoting them in messages, since they may be tokens or secrets. The
 * messages of argparse4j quote unknown arguments; so Dropwizard's parser accepts any arguments, and the subcommand's
 * own parser, whose messages are discarded, parses them.
 */
final class SecretArguments {
    private static final String ALL = "arguments";

    /** A prefix with which no argument can begin, so that none is parsed as an option. */
    private static final String NO_PREFIX = "\0";

    private final Action action;

    SecretArguments(Action action) {
        this.action = action;
    }

    Action action() {
        return action;
    }

    /** Registers the subcommand with Dropwizard's parser, with any arguments. */
    void register(Subparsers actions, String destination) {
        Subparser accepting = actions.addParser(action.name(), false, NO_PREFIX).help(action.help());
        accepting.setDefault(destination, this);
        accepting.addArgument(ALL).nargs("*");
    }

    /**
     * Parses the arguments that Dropwizard's parser has accepted.
     *
     * @return the parsed arguments; empty if they ask for help, which is printed
     * @throws IllegalArgumentException if they are invalid; the message quotes none of them
     */
    Optional<Namespace> read(Namespace accepted) {
        ArgumentParser parser = parser();
        List<String> arguments = accepted.getList(ALL);
        try {
            return Optional.of(parser.parseArgs(arguments.toArray(String[]::new)));
        } catch (HelpScreenException e) {
            return Optional.empty();
        } catch (ArgumentParserException e) {
            // Without the cause, whose message quotes the arguments.
            throw new IllegalArgumentException("jwt " + action.name()
                    + " does not take these arguments, which are not repeated here, since they may be secret; "
                    + parser.formatUsage().lines().map(String::strip).collect(Collectors.joining(" ")));
        }
    }

    /** Built when it is needed: Dropwizard asks for all commands at each start of a service, too. */
    private ArgumentParser parser() {
        ArgumentParser parser =
                ArgumentParsers.newFor("jwt " + action.name()).build().description(action.help());
        action.configure(parser);
        return parser;
    }
}
