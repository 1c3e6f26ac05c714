package io.github.dropwizardjwt.session;

import java.time.Instant;
import java.util.Optional;

/**
 * Marks what this node ends, or finds ended, before the call returns, so that its next request need not wait for the
 * log. Also if the call fails or takes too long, since it may take effect all the same.
 */
final class MarkingSessionStore extends ForwardingSessionStore {
    private final EndedSessions ended;

    MarkingSessionStore(SessionStore store, EndedSessions ended) {
        super(store);
        this.ended = ended;
    }

    @Override
    public boolean remove(String sid) {
        try {
            return store.remove(sid);
        } finally {
            ended.mark(sid);
        }
    }

    /** Which sessions were ended is not known here. */
    @Override
    public int removeSome(String subject, int limit) {
        try {
            return store.removeSome(subject, limit);
        } finally {
            ended.markSubject(ApiTokenIssuer.ownerOf(subject));
        }
    }

    @Override
    public void revoke(TokenReference token) {
        try {
            store.revoke(token);
        } finally {
            ended.mark(token.nameInLog());
        }
    }

    /** That there is no session is an answer to a logout, too: another node may have ended it a moment ago. */
    @Override
    public Optional<Session> find(String sid, Instant now) {
        Optional<Session> found = store.find(sid, now);
        if (found.isEmpty()) {
            ended.mark(sid);
        }
        return found;
    }
}
