package io.github.dropwizardjwt.session;

import io.github.dropwizardjwt.session.EndedSessions.Reading;
import org.jspecify.annotations.Nullable;

/**
 * One state of a store with a log, of a node that follows it, and of two requests with one token: one that asks the
 * store, and one that begins when it must not be let in. Others make no difference: who is let in from memory has found
 * the answer of one, and the rest leave what is shared as it is. A moment is its age in units of time, and no older
 * than the bound: what is older makes no difference. So there are finitely many states, although time goes on and
 * readings follow each other for ever.
 */
final class ModelState implements Cloneable {
    /** For how long a reading or an answer counts. */
    static final int BOUND = 2;
    /** The age of what has not happened. */
    static final int NEVER = BOUND + 1;

    static final int MAX_LINES = 5;
    private static final long UNIT_NANOS = 1_000_000;
    private static final Moment[] MOMENTS = new Moment[NEVER];
    private static final Moment NOW = new Moment(0, 0);

    static {
        for (int age = 0; age < NEVER; age++) {
            MOMENTS[age] = new Moment(-age * UNIT_NANOS, -age);
        }
    }

    // The store: since when the session is over, and whether this node has answered a logout.
    byte over = NEVER;
    boolean loggedOut;

    // The log: which one it is, the numbers of its visible lines as bits, the line that names the session, the next.
    byte log;
    byte lines;
    byte line;
    byte next = 1;

    // Who ends the session, who ends others, and how often the log may still be replaced.
    Writer writer = Writer.BEFORE;
    byte number;
    byte others;
    byte otherNumber;
    byte replacements;

    // The thread that reads: the moment before the reading, the last line known and its log, the numbers missing below
    // it as bits; of the reading under way whether it names the session, and whether the log is the same as before.
    Reader reader = Reader.WAITING;
    byte began = NEVER;
    boolean started;
    byte last;
    byte lastLog;
    byte missing;
    boolean names;
    boolean same;

    // What the node knows of ends: two generations, and the last reading.
    byte ofSession;
    byte ofSubject;
    byte epoch;
    byte heard = NEVER;
    byte lastBefore = NEVER;

    // The store's answer that the token is live, if there is one.
    boolean known;
    byte knownEpoch;
    byte knownOfSession;
    byte knownOfSubject;
    byte knownAsked = NEVER;

    // The request that asks the store, and puts its answer.
    Asker asker = Asker.BEFORE;
    byte askerEpoch;
    byte askerOfSession;
    byte askerOfSubject;
    byte asked = NEVER;

    // The request that finds it: the reading it has, and the answer.
    Finder finder = Finder.BEFORE;
    byte finderEpoch;
    byte finderHeard = NEVER;
    byte finderLastBefore = NEVER;
    byte foundEpoch;
    byte foundAsked = NEVER;

    enum Writer {
        BEFORE,
        DRAWN,
        /** It takes effect later than this node waits for it. */
        GIVEN_UP,
        /** Either the change or the line can be seen, if these are two steps. */
        HALF_DONE,
        DONE,
        MARKED,
        UNMARKED,
        OVER
    }

    enum Reader {
        WAITING,
        BEGUN,
        PROVEN,
        READ,
        MARKED,
        PUBLISHED
    }

    enum Asker {
        BEFORE,
        HAS_READING,
        HAS_GENERATIONS,
        HAS_MOMENT,
        ANSWERED,
        OVER
    }

    enum Finder {
        BEFORE,
        HAS_READING,
        HAS_ANSWER,
        HAS_BOTH
    }

    static ModelState beginning(ModelWorld world) {
        ModelState state = new ModelState();
        state.others = (byte) world.others;
        state.replacements = (byte) world.replacements;
        return state;
    }

    /** By the rule that is tested. */
    static boolean covers(int epoch, int heard, int lastBefore, int knownEpoch) {
        return new Reading(epoch, moment(heard), moment(lastBefore)).covers(knownEpoch, BOUND * UNIT_NANOS, NOW);
    }

    static boolean isWithinBound(int age) {
        Moment moment = moment(age);
        return moment != null && moment.isWithin(BOUND * UNIT_NANOS, NOW);
    }

    private static @Nullable Moment moment(int age) {
        return age == NEVER ? null : MOMENTS[age];
    }

    private static byte later(byte age) {
        return age < BOUND ? (byte) (age + 1) : age;
    }

    void letTimePass() {
        over = later(over);
        began = later(began);
        heard = later(heard);
        lastBefore = later(lastBefore);
        knownAsked = later(knownAsked);
        asked = later(asked);
        finderHeard = later(finderHeard);
        finderLastBefore = later(finderLastBefore);
        foundAsked = later(foundAsked);
    }

    void forgetAnswer() {
        known = false;
        knownEpoch = 0;
        knownOfSession = 0;
        knownOfSubject = 0;
        knownAsked = NEVER;
    }

    void makeVisible(int number) {
        lines |= (byte) (1 << number);
    }

    boolean isVisible(int number) {
        return (lines & 1 << number) != 0;
    }

    int lastLine() {
        return lines == 0 ? 0 : Integer.SIZE - 1 - Integer.numberOfLeadingZeros(lines);
    }

    Key key() {
        Bits shared = new Bits()
                .add(over, NEVER)
                .add(loggedOut)
                .add(log, 3)
                .add(lines, 63)
                .add(line, MAX_LINES)
                .add(next, MAX_LINES + 1)
                .add(writer)
                .add(number, MAX_LINES)
                .add(others, 3)
                .add(otherNumber, MAX_LINES)
                .add(replacements, 3)
                .add(reader)
                .add(began, NEVER)
                .add(started)
                .add(last, MAX_LINES)
                .add(lastLog, 3)
                .add(missing, 63)
                .add(names)
                .add(same);
        Bits node = new Bits()
                .add(ofSession, 7)
                .add(ofSubject, 1)
                .add(epoch, 7)
                .add(heard, NEVER)
                .add(lastBefore, NEVER)
                .add(known)
                .add(knownEpoch, 7)
                .add(knownOfSession, 7)
                .add(knownOfSubject, 1)
                .add(knownAsked, NEVER);
        Bits requests = new Bits()
                .add(asker)
                .add(askerEpoch, 7)
                .add(askerOfSession, 7)
                .add(askerOfSubject, 1)
                .add(asked, NEVER)
                .add(finder)
                .add(finderEpoch, 7)
                .add(finderHeard, NEVER)
                .add(finderLastBefore, NEVER)
                .add(foundEpoch, 7)
                .add(foundAsked, NEVER);
        return new Key(shared.packed(), node.packed(), requests.packed());
    }

    @Override
    public ModelState clone() {
        try {
            return (ModelState) super.clone();
        } catch (CloneNotSupportedException e) {
            throw new AssertionError(e);
        }
    }

    record Key(long shared, long node, long requests) {
        @Override
        public int hashCode() {
            long mixed = (shared * 0x9E3779B97F4A7C15L ^ node) * 0xC2B2AE3D27D4EB4FL ^ requests;
            mixed *= 0x165667B19E3779F9L;
            return (int) (mixed >>> 32);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && key.shared == shared && key.node == node && key.requests == requests;
        }
    }

    /** Small numbers beside each other in a long. */
    static final class Bits {
        private long packed;
        private int used;

        Bits add(boolean value) {
            return add(value ? 1 : 0, 1);
        }

        @SuppressWarnings("EnumOrdinal") // compared with those of the same run only
        Bits add(Enum<?> value) {
            return add(value.ordinal(), 7);
        }

        Bits add(int value, int max) {
            int width = Integer.SIZE - Integer.numberOfLeadingZeros(max);
            if (value < 0 || value > max || used + width > Long.SIZE) {
                throw new IllegalStateException("The model is too large");
            }
            packed |= (long) value << used;
            used += width;
            return this;
        }

        long packed() {
            return packed;
        }
    }
}
