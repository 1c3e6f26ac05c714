package io.github.dropwizardjwt.cli;

import io.github.dropwizardjwt.token.Token;
import io.github.dropwizardjwt.token.TokenType;
import net.sourceforge.argparse4j.inf.ArgumentParser;
import net.sourceforge.argparse4j.inf.Namespace;

/** {@code jwt token}: issues a token as the application would. */
final class TokenAction implements Action {
    private static final String SUBJECT = "sub";
    private static final String SCOPE = "scope";
    private static final String TYPE = "type";

    @Override
    public String name() {
        return "token";
    }

    @Override
    public String help() {
        return "Issues a token as the application would, and prints it. With sessions, it opens one in the store.";
    }

    @Override
    public void configure(ArgumentParser parser) {
        parser.addArgument("--" + SUBJECT).required(true).help("the subject");
        parser.addArgument("--" + SCOPE).help("the scopes, with blanks between them (default: none)");
        parser.addArgument("--" + TYPE)
                .choices(TokenType.AUTH.claim(), TokenType.REFRESH.claim())
                .setDefault(TokenType.AUTH.claim())
                .help("the type");
        Action.addFile(parser);
    }

    @Override
    public void run(Invocation invocation) throws Exception {
        Namespace arguments = invocation.arguments();
        Token token = invocation
                .service()
                .read()
                .issue(type(arguments), arguments.getString(SUBJECT), arguments.getString(SCOPE));
        invocation.out().println(token.signed());
    }

    private static TokenType type(Namespace arguments) {
        return arguments.getString(TYPE).equals(TokenType.AUTH.claim()) ? TokenType.AUTH : TokenType.REFRESH;
    }
}
