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
 * The arguments of an action, which may be tokens or secrets. The parser's own messages quote what they do not know; so
 * Dropwizard's parser takes all arguments as they are, and the action's parser, whose messages nobody sees, reads them.
 */
final class SecretArguments {
    private static final String ALL = "arguments";

    /** A prefix that no argument begins with, since none has this character: nothing is an option. */
    private static final String NO_PREFIX = "\0";

    private final Action action;
    private final ArgumentParser parser;

    SecretArguments(Action action) {
        this.action = action;
        this.parser = ArgumentParsers.newFor("jwt " + action.name()).build().description(action.help());
        action.configure(parser);
    }

    Action action() {
        return action;
    }

    /** Makes the action known to Dropwizard's parser, whatever its arguments are. */
    void register(Subparsers actions, String destination) {
        Subparser accepting = actions.addParser(action.name(), false, NO_PREFIX).help(action.help());
        accepting.setDefault(destination, this);
        accepting.addArgument(ALL).nargs("*");
    }

    /**
     * Reads the arguments that were accepted.
     *
     * @return what they say; empty if they ask for help, which is printed
     * @throws IllegalArgumentException if the action does not take them; the message quotes none of them
     */
    Optional<Namespace> read(Namespace accepted) {
        List<String> arguments = accepted.getList(ALL);
        try {
            return Optional.of(parser.parseArgs(arguments.toArray(String[]::new)));
        } catch (HelpScreenException e) {
            return Optional.empty();
        } catch (ArgumentParserException e) {
            // Without the cause, whose message quotes them.
            throw new IllegalArgumentException("jwt " + action.name()
                    + " does not take these arguments, which are not repeated here, since they may be secret; "
                    + parser.formatUsage().lines().map(String::strip).collect(Collectors.joining(" ")));
        }
    }
}
