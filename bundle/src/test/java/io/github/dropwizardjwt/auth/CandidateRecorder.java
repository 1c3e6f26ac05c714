package io.github.dropwizardjwt.auth;

import io.github.dropwizardjwt.session.Decision;
import io.github.dropwizardjwt.session.JwtEventListener;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What candidate rules were reported to decide; fails afterwards, as a listener may. */
final class CandidateRecorder implements JwtEventListener {
    private final List<String> reported = new CopyOnWriteArrayList<>();
    private final List<Decision> rejected = new CopyOnWriteArrayList<>();

    /** The reason of each rejection, and {@code admitted} for the others. */
    List<String> reported() {
        return reported;
    }

    List<Decision> rejected() {
        return rejected;
    }

    void clear() {
        reported.clear();
        rejected.clear();
    }

    @Override
    public void wouldReject(Decision decision) {
        reported.add(String.valueOf(decision.reason()));
        rejected.add(decision);
        throw new IllegalStateException("audit is down");
    }

    @Override
    public void wouldAdmit(Decision decision) {
        reported.add("admitted"
                + decision.waived().map(reason -> " in spite of " + reason).orElse(""));
        throw new AssertionError("audit is broken");
    }
}
