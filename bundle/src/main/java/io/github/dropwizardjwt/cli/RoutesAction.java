package io.github.dropwizardjwt.cli;

import io.github.dropwizardjwt.auth.route.Access;
import io.github.dropwizardjwt.auth.route.Routes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.sourceforge.argparse4j.impl.Arguments;
import net.sourceforge.argparse4j.inf.ArgumentParser;
import net.sourceforge.argparse4j.inf.Namespace;

/** {@code jwt routes}: lists the routes of the application with their rules, or compares them with an earlier list. */
final class RoutesAction implements Action {
    private static final String FORMAT = "format";
    private static final String CHECK = "check";
    private static final String OPEN = "open";
    private static final String OUTSIDE = "outside";
    private static final String ADMIN = "admin";

    @Override
    public String name() {
        return "routes";
    }

    @Override
    public String help() {
        return "Lists the routes of the application with the rules that are enforced. The application runs as at its "
                + "start, so its databases must be reachable; no port is opened.";
    }

    @Override
    public void configure(ArgumentParser parser) {
        parser.addArgument("--" + FORMAT)
                .choices("text", "json", "md")
                .setDefault("text")
                .help("text, json or md (Markdown)");
        parser.addArgument("--" + OPEN)
                .action(Arguments.storeTrue())
                .help("only the routes that are open to everybody");
        parser.addArgument("--" + OUTSIDE)
                .action(Arguments.storeTrue())
                .help("only the servlets that no guard covers, which this library does not protect");
        parser.addArgument("--" + ADMIN).action(Arguments.storeTrue()).help("the routes of the admin port instead");
        parser.addArgument("--" + CHECK)
                .metavar("ROUTES.TXT")
                .help("print what differs from this list, which an earlier run has printed, and fail if anything does");
        Action.addFile(parser);
    }

    @Override
    public void run(Invocation invocation) throws Exception {
        Namespace arguments = invocation.arguments();
        StartedService application = invocation.started().start();
        Routes routes = arguments.getBoolean(ADMIN) ? application.adminRoutes() : application.routes();
        if (arguments.getBoolean(OPEN) || arguments.getBoolean(OUTSIDE)) {
            routes = routes.only(
                    route -> (arguments.getBoolean(OPEN) && route.access().isOfEverybody())
                            || (arguments.getBoolean(OUTSIDE) && route.access() == Access.OUTSIDE));
        }
        if (arguments.getString(CHECK) == null) {
            invocation.out().print(formatted(routes, arguments.getString(FORMAT)));
        } else {
            check(routes, Path.of(arguments.getString(CHECK)), invocation);
        }
    }

    private static String formatted(Routes routes, String format) {
        return switch (format) {
            case "json" -> routes.json() + "\n";
            case "md" -> routes.markdown();
            default -> routes.text();
        };
    }

    private static void check(Routes routes, Path file, Invocation invocation) throws Exception {
        if (!Files.isReadable(file)) {
            throw new IllegalArgumentException("The file of --" + CHECK + " cannot be read; write it with jwt routes");
        }
        List<String> differences = routes.differencesFrom(Files.readString(file));
        if (!differences.isEmpty()) {
            differences.forEach(invocation.out()::println);
            throw new IllegalStateException("The routes differ from the file of --" + CHECK
                    + "; if they are as intended, write it again with jwt routes");
        }
    }
}
