package io.github.dropwizardjwt.cli;

import io.github.dropwizardjwt.auth.explain.Explanation;
import io.github.dropwizardjwt.auth.explain.RequestDescription;
import java.nio.file.Files;
import java.nio.file.Path;
import net.sourceforge.argparse4j.impl.Arguments;
import net.sourceforge.argparse4j.inf.ArgumentParser;
import net.sourceforge.argparse4j.inf.Namespace;
import org.jspecify.annotations.Nullable;

/** {@code jwt explain}: says step by step why the application would admit or reject a request. */
final class ExplainAction implements Action {
    private static final String METHOD = "method";
    private static final String PATH = "path";
    private static final String TOKEN_FILE = "token_file";
    private static final String NO_TOKEN = "no_token";
    private static final String VALUES = "values";

    @Override
    public String name() {
        return "explain";
    }

    @Override
    public String help() {
        return "Says step by step why the application would admit or reject a request, whose token it reads from the "
                + "standard input. The application runs as at its start, so its databases must be reachable; no port "
                + "is opened, and no resource method called.";
    }

    @Override
    public void configure(ArgumentParser parser) {
        parser.addArgument("--" + METHOD).setDefault("GET").help("the HTTP method (default: GET)");
        parser.addArgument("--" + PATH)
                .required(true)
                .help("the path, encoded, with the context path and rootPath of the application");
        parser.addArgument("--token-file")
                .dest(TOKEN_FILE)
                .metavar("FILE")
                .help("read the token from this file, not from the standard input");
        parser.addArgument("--no-token")
                .dest(NO_TOKEN)
                .action(Arguments.storeTrue())
                .help("the request has no token");
        parser.addArgument("--" + VALUES)
                .action(Arguments.storeTrue())
                .help("print the claims of the token, too, if it is valid");
        Action.addFile(parser);
    }

    @Override
    public void run(Invocation invocation) throws Exception {
        Namespace arguments = invocation.arguments();
        RequestDescription request =
                RequestDescription.withToken(arguments.getString(METHOD), arguments.getString(PATH), token(invocation));
        Explanation explanation = invocation.started().start().explain(request);
        invocation.out().print(explanation.text());
        if (arguments.getBoolean(VALUES) && explanation.token().isPresent()) {
            invocation
                    .out()
                    .println(invocation
                            .json()
                            .writerWithDefaultPrettyPrinter()
                            .writeValueAsString(explanation.token().get().claims()));
        }
    }

    private static @Nullable String token(Invocation invocation) throws Exception {
        String file = invocation.arguments().getString(TOKEN_FILE);
        if (invocation.arguments().getBoolean(NO_TOKEN)) {
            if (file != null) {
                throw new IllegalArgumentException("--no-token conflicts with --token-file; set only one");
            }
            return null;
        }
        if (file == null) {
            return TokenArgument.read("-", invocation.in());
        }
        if (!Files.isReadable(Path.of(file))) {
            throw new IllegalArgumentException("The file of --token-file cannot be read");
        }
        return Files.readString(Path.of(file)).strip();
    }
}
