package io.github.dropwizardjwt.key;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Recognizes secrets that an attacker would guess, since people made them up or copied them. Random ones pass: of 10^9
 * random secrets of 32 hexadecimal digits, about 40 have fewer than eight different digits, and no other rule here is
 * as likely to apply.
 */
final class WeakSecrets {
    /** At least so many different characters, and so many that do not follow from the one before. */
    private static final int MIN_VARIETY = 8;

    /** At least so many characters without the words. */
    private static final int MIN_REST = 16;

    /** Samples of jwt.io, RFC 7515 and tutorials, and placeholders of templates. */
    private static final Pattern PUBLISHED =
            Pattern.compile("at-least-\\d+-bits|your-\\d+-bit-secret|aym1sysppbydfgzld3umj1qz"
                    + "|404e635266556a58|413f4428472b4b6250|3cfa76ef14937c1c0ea519f8"
                    + "|(change|replace)[-_ ]?(me|it|this|with)|placeholder|^\\$\\w+$|\\{\\{.*}}|^<.*>$|^%\\w+%$");

    /** Words of which people make up secrets. */
    private static final String WORDS =
            "secret secrets password passwort passphrase passw0rd key keys token tokens jwt jws json "
                    + "web auth authentication authorization sign signing signature signed hmac sha hs256 hs384 hs512 256 384 512 "
                    + "1024 2048 bit bits byte bytes char chars character characters string text value random generated encoded "
                    + "base64 long longer length minimum least enough strong secure safe private public super very really most "
                    + "please change replace insert enter put keep set use using used never share must should need needs have has "
                    + "this that these with without your mine here from into some thing something anything only and for not than "
                    + "more the my me it is in at to of or on be as an do application app api service server client user admin "
                    + "dropwizard spring boot flask django express node java example sample tutorial demo default dummy test tests "
                    + "testing development dev production prod staging local hello world foo bar baz abc xyz qwerty letmein";

    private static final Pattern REMOVED = Pattern.compile(Arrays.stream(WORDS.split(" "))
            .sorted(Comparator.comparing(String::length).reversed())
            .collect(Collectors.joining("|", "(", ")|[-_. ]")));

    private static final Set<String> NEIGHBOURS = List.of(
                    "abcdefghijklmnopqrstuvwxyz",
                    "01234567890",
                    "qwertyuiop",
                    "asdfghjkl",
                    "zxcvbnm",
                    "qwertzuiop",
                    "yxcvbnm",
                    "azertyuiop",
                    "!@#$%^&*()")
            .stream()
            .flatMap(row -> IntStream.range(1, row.length()).mapToObj(i -> row.substring(i - 1, i + 1)))
            .collect(Collectors.toUnmodifiableSet());

    private WeakSecrets() {}

    static boolean isWeak(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        String rest = REMOVED.matcher(lower).replaceAll("");
        return PUBLISHED.matcher(lower).find()
                || isRepetition(text)
                || rest.length() < MIN_REST
                || rest.chars().distinct().count() < MIN_VARIETY
                // 1q2w3e4r5t and 1qaz2wsx3edc are rows too, of every second and every fourth character.
                || IntStream.rangeClosed(1, 4).anyMatch(step -> surprises(rest, step) < MIN_VARIETY);
    }

    /** Whether it is copies of its beginning, of which the last may be incomplete. */
    private static boolean isRepetition(String text) {
        return IntStream.rangeClosed(1, text.length() / 2)
                .anyMatch(period -> text.regionMatches(period, text, 0, text.length() - period));
    }

    /**
     * How many characters neither repeat the one some steps before nor are its neighbour in an alphabet or keyboard
     * row.
     */
    private static long surprises(String text, int step) {
        return IntStream.range(step, text.length())
                .filter(i -> !isExpected(text.charAt(i - step), text.charAt(i)))
                .count();
    }

    private static boolean isExpected(char one, char next) {
        return one == next || NEIGHBOURS.contains("" + one + next) || NEIGHBOURS.contains("" + next + one);
    }
}
