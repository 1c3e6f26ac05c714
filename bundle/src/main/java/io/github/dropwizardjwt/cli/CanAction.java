package io.github.dropwizardjwt.cli;

import io.github.dropwizardjwt.auth.explain.Explanation;
import io.github.dropwizardjwt.token.TokenType;
import net.sourceforge.argparse4j.impl.Arguments;
import net.sourceforge.argparse4j.inf.ArgumentParser;
import net.sourceforge.argparse4j.inf.Namespace;

/** {@code jwt can}: whether a caller with certain claims would be admitted to a route; fails if not. */
final class CanAction implements Action {
    private static final String AS = "as";
    private static final String SCOPE = "scope";
    private static final String CLAIM = "claim";
    private static final String METHOD = "method";
    private static final String PATH = "path";

    @Override
    public String name() {
        return "can";
    }

    @Override
    public String help() {
        return "Says whether a caller would be admitted, and fails if not. The application issues a token for that, "
                + "and with sessions opens one, which it ends again. It runs as at its start, without a port, and no "
                + "resource method is called.";
    }

    @Override
    public void configure(ArgumentParser parser) {
        parser.addArgument("--" + AS).required(true).metavar("SUBJECT").help("the subject");
        parser.addArgument("--" + SCOPE).help("the scopes, with blanks between them (default: none)");
        parser.addArgument("--" + CLAIM)
                .metavar("NAME=VALUE")
                .action(Arguments.append())
                .help("a custom claim; the value is JSON where it parses as JSON, else text; may be repeated");
        parser.addArgument(METHOD).metavar("METHOD").help("the HTTP method");
        parser.addArgument(PATH)
                .metavar("PATH")
                .help("the path, encoded, with the context path and rootPath of the application");
        Action.addFile(parser);
    }

    @Override
    public void run(Invocation invocation) throws Exception {
        Namespace arguments = invocation.arguments();
        TokenRequest caller = new TokenRequest(
                TokenType.AUTH,
                arguments.getString(AS),
                arguments.getString(SCOPE),
                ClaimArguments.read(arguments.getList(CLAIM)),
                null);
        Explanation explanation =
                invocation.started().start().explainFor(caller, arguments.getString(METHOD), arguments.getString(PATH));
        invocation.out().print(explanation.text());
        if (!explanation.isAdmitted()) {
            throw new IllegalStateException("Not admitted");
        }
    }
}
