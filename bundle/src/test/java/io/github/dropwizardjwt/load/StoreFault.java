package io.github.dropwizardjwt.load;

import java.util.Set;

/**
 * Something that happens to the servers of a store.
 *
 * @param name for the log
 * @param part the part of the store that it concerns; null for all of it
 * @param ofWrites whether reads go on meanwhile
 * @param losses which confirmed writes it may lose
 * @param strike begins it, and returns when the store can serve again
 * @param mend makes all servers what they were, while the store is in use
 */
public record StoreFault(String name, String part, boolean ofWrites, Losses losses, Runnable strike, Runnable mend) {
    /** Which confirmed writes a store may lose. */
    public enum Losses {
        /** None: it replicates before it confirms, or stays the same server. */
        NONE,
        /** Those of the moment before a server was lost, since it replicates afterwards. */
        BEFORE,
        /** Also those that a server took that had been replaced already, until services have left it. */
        UNTIL_FOLLOWED
    }

    /** A fault of the whole store, which loses nothing that was confirmed. */
    public static StoreFault of(String name, Runnable strike, Runnable mend) {
        return new StoreFault(name, null, false, Losses.NONE, strike, mend);
    }

    /** The same fault, of one part only. */
    public StoreFault inPart(String one) {
        return new StoreFault(name, one, ofWrites, losses, strike, mend);
    }

    /** The same fault, where reads go on. */
    public StoreFault whileReadsGoOn() {
        return new StoreFault(name, part, true, losses, strike, mend);
    }

    /** The same fault, which may lose writes. */
    public StoreFault losing(Losses writes) {
        return new StoreFault(name, part, ofWrites, writes, strike, mend);
    }

    /** Whether it concerns one of these parts; no parts are any. */
    boolean touches(Set<String> parts) {
        return part == null || parts.isEmpty() || parts.contains(part);
    }
}
