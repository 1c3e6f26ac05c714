package io.github.dropwizardjwt.session;

/** A small instance, in which everything that can happen is tried. */
enum ModelWorld {
    /** A database: a line may become visible after another one with a higher number. */
    NUMBERS(true, true, 1, 0),

    /** A log that is replaced, with the end of the session or without. */
    REPLACEMENT(false, false, 1, 1),

    /** A log that is replaced, and again. */
    REPLACEMENTS(false, false, 0, 2),

    /** A database with a log that is replaced, which rolls back what is under way. */
    NUMBERS_AND_REPLACEMENT(true, false, 1, 1);

    /** Whether a line has its number some time before it is visible, as in SQL, and may be given up. */
    final boolean drawsNumbers;

    /** Whether the node that follows the log may end the session itself. */
    final boolean isHere;

    /** How many lines name other sessions. */
    final int others;

    /** How often the log may be replaced by another. */
    final int replacements;

    ModelWorld(boolean drawsNumbers, boolean isHere, int others, int replacements) {
        this.drawsNumbers = drawsNumbers;
        this.isHere = isHere;
        this.others = others;
        this.replacements = replacements;
    }
}
