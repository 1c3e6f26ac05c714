package io.github.dropwizardjwt.cli;

import io.github.dropwizardjwt.token.Token;
import io.github.dropwizardjwt.token.UnverifiedToken;
import java.util.LinkedHashMap;
import java.util.Map;
import net.sourceforge.argparse4j.impl.Arguments;
import net.sourceforge.argparse4j.inf.Subparser;
import org.jspecify.annotations.Nullable;

/** {@code jwt inspect}: what a token says. */
final class InspectAction implements Action {
    private static final String VERIFY = "verify";
    private static final String TOKEN = "token";

    @Override
    public String name() {
        return "inspect";
    }

    @Override
    public String help() {
        return "Prints what a token says; with --" + VERIFY + ", only if the application would accept it.";
    }

    @Override
    public void configure(Subparser parser) {
        parser.addArgument("--" + VERIFY)
                .action(Arguments.storeTrue())
                .help("check signature, time and all else, and fail where the token is not good");
        parser.addArgument(TOKEN).metavar("TOKEN").help("the token");
        Action.addFile(parser);
    }

    @Override
    public void run(Invocation invocation) throws Exception {
        ConfiguredService service = invocation.service().read();
        String text = invocation.arguments().getString(TOKEN);
        boolean verify = invocation.arguments().getBoolean(VERIFY);
        invocation
                .out()
                .println(invocation
                        .json()
                        .writerWithDefaultPrettyPrinter()
                        .writeValueAsString(
                                verify ? verified(service.verify(text)) : unverified(service.decode(text))));
    }

    private static Map<String, Object> verified(Token token) {
        return result(true, token.header(), token.claims());
    }

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
