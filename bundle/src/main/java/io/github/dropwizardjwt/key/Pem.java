package io.github.dropwizardjwt.key;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads and writes PEM (RFC 7468): exactly one key, with the expected label. As tools leave them, there may be lines of
 * text, certificates and {@code EC PARAMETERS} around it, which are ignored, and {@code \n} or blanks for line breaks.
 */
final class Pem {
    static final String PRIVATE_KEY = "PRIVATE KEY";
    static final String PUBLIC_KEY = "PUBLIC KEY";

    private static final Pattern BOUNDARY = Pattern.compile("-----(BEGIN|END) ([A-Z0-9][A-Z0-9 ]{0,39})-----");
    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/=\\s]+");

    /** Those of other systems, and those that a shell or an environment file left as two characters. */
    private static final Pattern LINE_BREAK = Pattern.compile("\\\\[rn]|\r");

    /** Blanks, quotes and a byte order mark, which is three characters where bytes were read as ISO 8859-1. */
    private static final Pattern EDGE = Pattern.compile("[\\s\"'\uFEFF\u00EF\u00BB\u00BF]*");

    /** What stands beside a key, and is not one that could be meant. */
    private static final Set<String> IGNORED =
            Set.of("EC PARAMETERS", "CERTIFICATE", "TRUSTED CERTIFICATE", "X509 CERTIFICATE");

    /** A block; the text between its boundaries is not checked yet. */
    private record Block(String label, String body) {}

    private Pem() {}

    /**
     * The DER bytes within.
     *
     * @throws UnusableKeyException if there is no such block, or another key beside it
     */
    static byte[] decode(String text, String label) {
        List<Block> blocks = blocks(text, label);
        List<Block> keys = blocks.stream()
                .filter(block -> !IGNORED.contains(block.label()))
                .toList();
        if (keys.size() > 1) {
            throw new UnusableKeyException(
                    "holds " + keys.size() + " keys ("
                            + keys.stream().map(Block::label).collect(Collectors.joining(", "))
                            + "), and which of them is meant cannot be known; keep one, and put the others into files of their own");
        }
        Block found = keys.isEmpty() ? blocks.get(blocks.size() - 1) : keys.get(0);
        if (!found.label().equals(label)) {
            throw new UnusableKeyException("holds a PEM block of another kind (" + found.label() + "), not " + label
                    + ForeignKeys.cure(found.label(), found.body(), label));
        }
        try {
            if (BASE64.matcher(found.body()).matches()) {
                return Base64.getDecoder().decode(found.body().replaceAll("\\s", ""));
            }
        } catch (IllegalArgumentException e) {
            // Rejected like other characters.
        }
        throw new UnusableKeyException("is not valid base64 between its BEGIN and END lines");
    }

    /** At least one. */
    private static List<Block> blocks(String text, String label) {
        String lines = LINE_BREAK.matcher(text).replaceAll("\n");
        List<Block> blocks = new ArrayList<>();
        Matcher boundary = BOUNDARY.matcher(lines);
        int outside = 0;
        while (boundary.find()) {
            String kind = boundary.group(2);
            int start = boundary.end();
            if (!boundary.group(1).equals("BEGIN")
                    || !isAround(lines.substring(outside, boundary.start()), !blocks.isEmpty())
                    || !boundary.find()
                    || !boundary.group().equals("-----END " + kind + "-----")) {
                throw noBlock(text, label);
            }
            blocks.add(new Block(kind, lines.substring(start, boundary.start())));
            outside = boundary.end();
        }
        if (blocks.isEmpty() || !isAround(lines.substring(outside) + "\n", true)) {
            throw noBlock(text, label);
        }
        return blocks;
    }

    /** Whether a text around blocks leaves their BEGIN and END lines to them. */
    private static boolean isAround(String gap, boolean afterBlock) {
        int first = gap.indexOf('\n');
        int last = gap.lastIndexOf('\n');
        return (!afterBlock
                        || EDGE.matcher(first < 0 ? gap : gap.substring(0, first))
                                .matches())
                && EDGE.matcher(gap.substring(last + 1)).matches();
    }

    private static UnusableKeyException noBlock(String text, String label) {
        return new UnusableKeyException(ForeignKeys.recognize(text, label)
                .orElse("is not one PEM block; it must begin with -----BEGIN " + label + "----- and end with -----END "
                        + label + "-----, line breaks kept (in YAML: a block after |)"));
    }

    static String encode(byte[] der, String label) {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN " + label + "-----\n" + base64 + "\n-----END " + label + "-----\n";
    }
}
