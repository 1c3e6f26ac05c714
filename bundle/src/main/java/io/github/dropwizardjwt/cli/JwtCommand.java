package io.github.dropwizardjwt.cli;

import io.dropwizard.configuration.ConfigurationException;
import io.dropwizard.core.Configuration;
import io.dropwizard.core.cli.Cli;
import io.dropwizard.core.cli.Command;
import io.dropwizard.core.setup.Bootstrap;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;
import net.sourceforge.argparse4j.inf.Subparsers;

/**
 * The command {@code jwt}, which {@code JwtBundle} adds to an application: {@code java -jar APPLICATION.jar jwt --help}.
 * What goes wrong is told in one line; the exit status is then 1.
 *
 * @param <C> the application's configuration
 */
public final class JwtCommand<C> extends Command {
    static final String FILE = "file";

    private static final String ACTION = "action";
    private static final List<Action> ACTIONS =
            List.of(new KeygenAction(), new RotateAction(), new KeysAction(), new TokenAction(), new InspectAction());

    private final ConfiguredService.Factory<C> service;

    /**
     * A command.
     *
     * @param service the application as its configuration has it
     */
    public JwtCommand(ConfiguredService.Factory<C> service) {
        super("jwt", "Makes keys, lists them, and issues and reads tokens by hand");
        this.service = service;
    }

    @Override
    public void configure(Subparser parser) {
        Subparsers actions = parser.addSubparsers().title("commands").metavar("COMMAND");
        for (Action action : ACTIONS) {
            Subparser actionParser = actions.addParser(action.name()).help(action.help());
            actionParser.description(action.help()).setDefault(ACTION, action);
            action.configure(actionParser);
        }
    }

    @Override
    public void run(Bootstrap<?> bootstrap, Namespace namespace) throws Exception {
        CommandLog.toStandardError();
        Action action = namespace.get(ACTION);
        action.run(new Invocation(
                namespace, () -> service(bootstrap, namespace), bootstrap.getObjectMapper(), System.out));
    }

    @SuppressWarnings("unchecked") // the bundle was added to this application
    private ConfiguredService service(Bootstrap<?> bootstrap, Namespace namespace) throws Exception {
        return service.of((C) read(bootstrap, namespace.getString(FILE)));
    }

    private static <T extends Configuration> T read(Bootstrap<T> bootstrap, String file)
            throws IOException, ConfigurationException {
        return bootstrap
                .getConfigurationFactoryFactory()
                .create(
                        bootstrap.getApplication().getConfigurationClass(),
                        bootstrap.getValidatorFactory().getValidator(),
                        bootstrap.getObjectMapper(),
                        "dw")
                .build(bootstrap.getConfigurationSourceProvider(), file);
    }

    /** Errors of configurations have several lines, with a star before each of them. */
    @Override
    public void onError(Cli cli, Namespace namespace, Throwable e) {
        String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        cli.getStdErr()
                .println(message.lines()
                        .map(line -> line.strip().replaceFirst("^\\* ", ""))
                        .collect(Collectors.joining(" ")));
    }
}
