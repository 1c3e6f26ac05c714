package io.github.dropwizardjwt.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dropwizardjwt.support.Forge;
import io.github.dropwizardjwt.support.Logs;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Sends the requests of one family. After each it looks at the answer, and at answer and log for anything of what was
 * sent; after each few at the log for more than rejections, at connections that the services made, and at whether good
 * tokens still work.
 */
final class Runner implements Consumer<Attack>, AutoCloseable {
    private static final int BATCH = 25;
    private static final int WINDOW = 12;
    private static final int SHOWN_PROBLEMS = 20;
    private static final Pattern SEGMENT = Pattern.compile("[\\w-]{8,}");
    /** Of the many headers, those that hold words of the server. */
    /** What removes a rejected cookie; it has the name of the cookie, which is in the request, too. */
    private static final String CLEARED =
            "Set-Cookie: __Host-Http-jwt=; Path=/; Max-Age=0; Secure; HttpOnly; SameSite=Strict";

    private static final Pattern FIXED =
            Pattern.compile("(?i)(Content-Type|Content-Length|Date|Vary|Cache-Control|Allow|Connection):.*");

    private final Services services;
    private final Logs log;
    private final Pattern rejected;
    /** What an issuer's own tokens may cause once, without a text of theirs. */
    private final Pattern advice;

    /** Of all keys: every few characters that stand side by side. */
    private final Set<String> keys;

    private final int connectionsBefore;
    private final Map<Service, Wire> wires = new HashMap<>();
    private final List<String> problems = new ArrayList<>();
    private int sent;

    Runner(Services services, Logs log) {
        this.services = services;
        this.log = log;
        String issuers = services.first.url() + "|" + services.second.url() + "|" + services.providers.names();
        this.rejected = Pattern.compile(
                "DEBUG Rejected: [A-Z_]+(?: \\((?<part>[\\w.:/-]+)\\))?, kid [\\w=+/-]+, issuer (?<issuer>unknown|"
                        + "sessions|stateless|" + issuers
                        + "), (?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS|CONNECT|TRACE|\\*) /\\S* \\(\\w+#\\w+\\)");
        this.advice = Pattern.compile("WARN A token of the trusted issuer (?:" + issuers
                + ") was rejected, since it has no (?:type claim|claim \\w+|subject)\\. [^\"\\n]*");
        this.keys = services.secrets().stream()
                .flatMap(secret -> windows(secret).stream())
                .collect(Collectors.toSet());
        this.connectionsBefore = services.connectionsMade();
    }

    /** Sends a family. */
    int run(Family family) {
        checkServices("before all");
        family.attack(services, this);
        checkServices("after all");
        assertThat(problems.stream().limit(SHOWN_PROBLEMS))
                .as("%d problems, the first of them", problems.size())
                .isEmpty();
        return sent;
    }

    @Override
    public void accept(Attack attack) {
        sent++;
        Reply reply = wire(attack.service()).send(attack);
        attack.answer().differenceFrom(reply).ifPresent(difference -> report(attack.name(), difference));
        String logged =
                log.drain().stream().map(line -> withoutNames(attack, line)).collect(Collectors.joining("\n"));
        String shown = logged + (reply.status() == 200 ? "" : "\n" + shown(reply));
        Set<String> windows = windows(shown);
        attack.secrets().forEach(secret -> {
            checkHidden(attack, windows, secret::contains);
            SEGMENT.matcher(secret)
                    .results()
                    .map(segment -> decoded(segment.group()))
                    .forEach(text -> checkHidden(attack, windows, text::contains));
        });
        checkHidden(attack, windows, keys::contains);
        if (sent % BATCH == 0) {
            checkServices("after " + attack.name());
        }
    }

    /** A rejection's line without the names of a known issuer, claim or header, which tokens may contain too. */
    private String withoutNames(Attack attack, String line) {
        if (advice.matcher(line.strip()).matches()) {
            return "";
        }
        Matcher matcher = rejected.matcher(line);
        if (!matcher.matches()) {
            report(attack.name(), "logged: " + line);
            return line;
        }
        String withoutIssuer = line.substring(0, matcher.start("issuer")) + line.substring(matcher.end("issuer"));
        return matcher.group("part") == null
                ? withoutIssuer
                : withoutIssuer.substring(0, matcher.start("part")) + withoutIssuer.substring(matcher.end("part"));
    }

    /** The text that is encoded in a segment, if one is. */
    private static String decoded(String segment) {
        try {
            return new String(Forge.bytesOf(segment), StandardCharsets.ISO_8859_1);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static String shown(Reply reply) {
        StringBuilder shown = new StringBuilder(reply.body());
        reply.headers().stream()
                .filter(header -> !FIXED.matcher(header).matches() && !header.equals(CLEARED))
                .forEach(header -> shown.append('\n').append(header));
        return shown.toString();
    }

    private static Set<String> windows(String text) {
        return IntStream.rangeClosed(0, text.length() - WINDOW)
                .mapToObj(start -> text.substring(start, start + WINDOW))
                .collect(Collectors.toSet());
    }

    private void checkHidden(Attack attack, Set<String> shown, Predicate<String> isSecret) {
        shown.stream().filter(isSecret).findAny().ifPresent(part -> report(attack.name(), "shown: " + part));
    }

    private void checkServices(String when) {
        if (services.connectionsMade() != connectionsBefore) {
            report(when, "a connection was made");
        }
        for (Signer signer : services.signers()) {
            Attack good = Attack.bearer("good", signer.service(), "/parameter", signer.token(), Answer.LET_IN);
            Reply reply = wire(signer.service()).send(good);
            if (!reply.body().equals(Routes.LET_IN + Signer.SUBJECT)) {
                report(when, "a good token of " + signer + " was rejected: " + reply);
            }
        }
        log.drain().forEach(line -> report(when, "logged: " + line));
    }

    private Wire wire(Service service) {
        return wires.computeIfAbsent(service, named -> new Wire(named.port()));
    }

    private void report(String name, String problem) {
        problems.add(name + ": " + problem);
    }

    @Override
    public void close() {
        wires.values().forEach(Wire::close);
    }
}
