package io.github.dropwizardjwt.auth.route;

import io.github.dropwizardjwt.token.TokenType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Says in words what a route demands: the members of the annotation in a fixed order, so that equal rules read alike.
 */
final class RuleWords {
    private static final Pattern PLAIN = Pattern.compile("[\\w.:/={}-]+");
    private static final String AUTHORIZATION = "Authorization";

    private RuleWords() {}

    static String of(Route route) {
        String demanded = route.demands().stream().map(Demand::words).collect(Collectors.joining(" then "));
        return switch (route.access()) {
            case TOKEN -> demanded;
            case OPTIONAL -> "optional token";
            case OTHER -> "other authentication";
            case OTHER_OPTIONAL -> "optional other authentication";
            case OPEN -> "open";
            case DENIED -> "denied";
            case OUTSIDE -> "outside Jersey";
            case UNKNOWN -> demanded.isEmpty() ? "decided at run time" : demanded + " then decided at run time";
        };
    }

    /** The rule, and what else there is to say: why everybody may call an open route. */
    static String withNote(Route route) {
        List<String> notes = new ArrayList<>();
        route.reason().ifPresent(reason -> notes.add('"' + reason + '"'));
        if (!route.note().isEmpty()) {
            notes.add(route.note());
        }
        if (route.access() == Access.OPEN && route.reason().isPresent()) {
            return route.rule() + " " + String.join(", ", notes);
        }
        if (route.access() == Access.OPEN && notes.isEmpty()) {
            notes.add("no reason");
        }
        return notes.isEmpty() ? route.rule() : route.rule() + " (" + String.join(", ", notes) + ")";
    }

    static String of(Demand demand) {
        List<String> words = new ArrayList<>();
        if (demand.type() != TokenType.AUTH) {
            words.add(demand.type().name().toLowerCase(Locale.ROOT));
        }
        words.add("token");
        boolean either = demand.header().isPresent() && demand.cookie().isPresent();
        demand.header()
                .filter(name -> either || !name.equalsIgnoreCase(AUTHORIZATION))
                .ifPresent(name -> words.add("header=" + name));
        demand.cookie().ifPresent(name -> words.add((either ? "or cookie=" : "cookie=") + quoted(name)));
        if (demand.evenIfRevoked()) {
            words.add("even if revoked");
        }
        String clauses = demand.clauses().stream()
                .map(RuleWords::clause)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" and "));
        if (!clauses.isEmpty()) {
            words.add(clauses);
        }
        if (!demand.roles().isEmpty()) {
            words.add("roles=" + join(demand.roles(), "|"));
        }
        return String.join(" ", words);
    }

    private static String clause(Clause clause) {
        List<String> words = new ArrayList<>();
        clause.sub().ifPresent(parameter -> words.add("sub={" + parameter + "}"));
        add("scope=", clause.scope(), words);
        add("claims=", clause.claims(), words);
        add("check=", clause.checks(), words);
        if (!clause.anyOf().isEmpty()) {
            words.add(clause.anyOf().stream().map(RuleWords::clause).collect(Collectors.joining(" or ", "(", ")")));
        }
        if (!clause.override().isEmpty()) {
            words.add("unless " + join(clause.override(), ","));
        }
        if (!clause.overrideScope().isEmpty()) {
            words.add(
                    (clause.override().isEmpty() ? "unless scope=" : "or scope=") + join(clause.overrideScope(), ","));
        }
        return String.join(" ", words);
    }

    private static void add(String member, List<String> entries, List<String> words) {
        if (!entries.isEmpty()) {
            words.add(member + join(entries, ","));
        }
    }

    private static String join(Collection<String> entries, String separator) {
        return entries.stream().map(RuleWords::quoted).collect(Collectors.joining(separator));
    }

    /** Quoted as JSON where it could be read as something else. */
    private static String quoted(String text) {
        return PLAIN.matcher(text).matches()
                ? text
                : '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
