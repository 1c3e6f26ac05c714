package io.github.dropwizardjwt.cli;

import io.dropwizard.core.cli.Cli;
import io.dropwizard.core.cli.Command;
import io.dropwizard.core.setup.Bootstrap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;
import net.sourceforge.argparse4j.inf.Subparsers;

/**
 * The command {@code jwt}, which {@code JwtBundle} adds to an application: {@code java -jar APPLICATION.jar jwt
 * --help}. Errors of a subcommand are reported in one line, which quotes no argument; the exit status is then 1. An
 * unknown subcommand is reported by Dropwizard, which quotes it. Not thread-safe.
 *
 * @param <C> the application's configuration
 */
public final class JwtCommand<C> extends Command {

    private static final String ACTION = "action";
    private static final List<Action> ACTIONS = List.of(
            new KeygenAction(),
            new RotateAction(),
            new KeysAction(),
            new TokenAction(),
            new InspectAction(),
            new RoutesAction(),
            new ExplainAction(),
            new CanAction());

    private final ConfiguredService.Factory<C> service;
    private final StartedService.Factory<C> started;

    /**
     * Creates the command.
     *
     * @param service creates the service from the application's configuration
     * @param started runs the application with its configuration
     */
    public JwtCommand(ConfiguredService.Factory<C> service, StartedService.Factory<C> started) {
        super("jwt", "Generates and lists keys, issues and inspects tokens, lists routes and explains requests");
        this.service = service;
        this.started = started;
    }

    @Override
    public void configure(Subparser parser) {
        Subparsers actions = parser.addSubparsers().title("commands").metavar("COMMAND");
        ACTIONS.forEach(action -> new SecretArguments(action).register(actions, ACTION));
    }

    @Override
    public void run(Bootstrap<?> bootstrap, Namespace namespace) throws Exception {
        CommandLog.toStandardError();
        SecretArguments arguments = namespace.get(ACTION);
        Optional<Namespace> read = arguments.read(namespace);
        if (read.isPresent()) {
            arguments.action().run(invocation(bootstrap, read.get()));
        }
    }

    private Invocation invocation(Bootstrap<?> bootstrap, Namespace arguments) {
        return new Invocation(
                arguments,
                () -> service.of(configuration(bootstrap, arguments)),
                () -> started.of(configuration(bootstrap, arguments)),
                bootstrap.getObjectMapper(),
                System.in,
                System.out);
    }

    @SuppressWarnings("unchecked") // the bundle was added to this application
    private C configuration(Bootstrap<?> bootstrap, Namespace arguments) throws Exception {
        return (C) ConfigurationFile.read(bootstrap, arguments.getString(Action.FILE));
    }

    /** Prints errors in one line; those of configurations have several, each with a star. */
    @Override
    public void onError(Cli cli, Namespace namespace, Throwable e) {
        String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        cli.getStdErr()
                .println(message.lines()
                        .map(line -> line.strip().replaceFirst("^\\* ", ""))
                        .collect(Collectors.joining(" ")));
    }
}
