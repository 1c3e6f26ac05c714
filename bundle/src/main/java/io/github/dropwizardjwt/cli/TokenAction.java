package io.github.dropwizardjwt.cli;

import io.github.dropwizardjwt.token.Token;
import io.github.dropwizardjwt.token.TokenManager;
import io.github.dropwizardjwt.token.TokenType;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/** {@code jwt token}: a token as the application would issue it. */
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
        return "Issues a token as the application would, and prints it.";
    }

    @Override
    public void configure(Subparser parser) {
        parser.addArgument("--" + SUBJECT).required(true).help("the subject");
        parser.addArgument("--" + SCOPE).help("the scopes of an auth token, with blanks between them (default: none)");
        parser.addArgument("--" + TYPE)
                .choices(TokenType.AUTH.claim(), TokenType.REFRESH.claim())
                .setDefault(TokenType.AUTH.claim())
                .help("the type");
        Action.addFile(parser);
    }

    @Override
    public void run(Invocation invocation) throws Exception {
        invocation
                .out()
                .println(issue(invocation.service().read().tokens(), invocation.arguments())
                        .signed());
    }

    private static Token issue(TokenManager tokens, Namespace arguments) {
        String subject = arguments.getString(SUBJECT);
        String scope = arguments.getString(SCOPE);
        if (arguments.getString(TYPE).equals(TokenType.AUTH.claim())) {
            return tokens.authToken(subject, scope);
        }
        if (scope != null) {
            throw new IllegalArgumentException("Refresh tokens have no scope; drop --" + SCOPE);
        }
        return tokens.refreshToken(subject);
    }
}
