package io.github.dropwizardjwt.cli;

import io.github.dropwizardjwt.token.Token;
import io.github.dropwizardjwt.token.UnverifiedToken;
import java.util.LinkedHashMap;
import java.util.Map;
import net.sourceforge.argparse4j.impl.Arguments;
import net.sourceforge.argparse4j.inf.ArgumentParser;
import org.jspecify.annotations.Nullable;

/** {@code jwt inspect}: prints header and claims of a token. */
final class InspectAction implements Action {
    private static final String VERIFY = "verify";
    private static final String TOKEN = "token";

    @Override
    public String name() {
        return "inspect";
    }

    @Override
    public String help() {
        return "Prints what a token says, true or not; with --" + VERIFY + ", only if the application would accept it.";
    }

    @Override
    public void configure(ArgumentParser parser) {
        parser.addArgument("--" + VERIFY)
                .action(Arguments.storeTrue())
                .help("verify the token as the application does, and fail if it is invalid");
        parser.addArgument(TOKEN)
                .metavar("TOKEN")
                .help("- to read the token from the standard input, or the token itself, which other users of this "
                        + "machine then see (ps) and the shell keeps (history)");
        parser.addArgument(FILE).nargs("?").help("the configuration file of the application, for --" + VERIFY);
    }

    @Override
    public void run(Invocation invocation) throws Exception {
        String text = TokenArgument.read(invocation.arguments().getString(TOKEN), invocation.in());
        Map<String, Object> result = invocation.arguments().getBoolean(VERIFY)
                ? verified(text, invocation)
                : unverified(UnverifiedToken.of(text));
        invocation
                .out()
                .println(invocation.json().writerWithDefaultPrettyPrinter().writeValueAsString(result));
    }

    private static Map<String, Object> verified(String text, Invocation invocation) throws Exception {
        if (invocation.arguments().get(FILE) == null) {
            throw new IllegalArgumentException(
                    "--" + VERIFY + " needs the configuration file of the application, after the token");
        }
        Token token = invocation.service().read().verify(text);
        return result(true, token.header(), token.claims());
    }

    /** Needs neither configuration nor keys: header and claims are printed as they are. */
    private static Map<String, Object> unverified(UnverifiedToken token) {
        return result(false, token.header(), token.claims());
    }

    private static Map<String, Object> result(
            boolean verified, Map<String, @Nullable Object> header, Map<String, @Nullable Object> claims) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("verified", verified);
        result.put("header", header);
        result.put("claims", claims);
        return result;
    }
}
