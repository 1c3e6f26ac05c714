package io.github.dropwizardjwt.cli;

import io.github.dropwizardjwt.token.Token;
import io.github.dropwizardjwt.token.TokenType;
import java.time.Duration;
import java.util.Map;
import net.sourceforge.argparse4j.impl.Arguments;
import net.sourceforge.argparse4j.inf.ArgumentParser;
import net.sourceforge.argparse4j.inf.Namespace;
import org.jspecify.annotations.Nullable;

/** {@code jwt token}: issues a token as the application would. */
final class TokenAction implements Action {
    private static final String SUBJECT = "sub";
    private static final String SCOPE = "scope";
    private static final String TYPE = "type";
    private static final String CLAIM = "claim";
    private static final String MAX_AGE = "max_age";

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
        parser.addArgument("--" + CLAIM)
                .metavar("NAME=VALUE")
                .action(Arguments.append())
                .help("a custom claim; the value is JSON where it parses as JSON, else text; may be repeated");
        parser.addArgument("--max-age")
                .dest(MAX_AGE)
                .metavar("DURATION")
                .help("how long the token is valid, as in 15m or 7d (default: authMaxAge or refreshMaxAge)");
        Action.addFile(parser);
    }

    @Override
    public void run(Invocation invocation) throws Exception {
        Namespace arguments = invocation.arguments();
        TokenRequest request = request(arguments);
        Token token = invocation.service().read().issue(request);
        invocation.out().println(token.signed());
    }

    private static TokenRequest request(Namespace arguments) {
        String scope = arguments.getString(SCOPE);
        Map<String, @Nullable Object> claims = ClaimArguments.read(arguments.getList(CLAIM));
        if (scope != null && claims.containsKey(SCOPE)) {
            throw new IllegalArgumentException("--scope conflicts with --claim scope; set only one");
        }
        return new TokenRequest(
                type(arguments), arguments.getString(SUBJECT), scope, claims, duration(arguments.getString(MAX_AGE)));
    }

    private static @Nullable Duration duration(@Nullable String text) {
        try {
            return text == null ? null : io.dropwizard.util.Duration.parse(text).toJavaDuration();
        } catch (IllegalArgumentException e) {
            // Without the cause, whose message quotes the argument.
            throw new IllegalArgumentException(
                    "--max-age is no duration; write a number and its unit, as in 15m or 7d");
        }
    }

    private static TokenType type(Namespace arguments) {
        return arguments.getString(TYPE).equals(TokenType.AUTH.claim()) ? TokenType.AUTH : TokenType.REFRESH;
    }
}
