package io.github.dropwizardjwt.auth.path;

import io.github.dropwizardjwt.auth.cookie.Origin;
import io.github.dropwizardjwt.auth.error.GuardedRequest;
import io.github.dropwizardjwt.auth.explain.Evaluation;
import io.github.dropwizardjwt.auth.explain.RequestDescription;
import io.github.dropwizardjwt.auth.explain.Step;
import io.github.dropwizardjwt.auth.principal.Caller;
import io.github.dropwizardjwt.auth.principal.Principals;
import io.github.dropwizardjwt.auth.requirement.RequestHeaders;
import io.github.dropwizardjwt.auth.requirement.TokenSource;
import io.github.dropwizardjwt.auth.requirement.Trace;
import io.github.dropwizardjwt.token.Reason;
import io.github.dropwizardjwt.token.TokenRejectedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.jetty.http.HttpURI;
import org.jspecify.annotations.Nullable;

/** The admission of a request that is explained. It opens no WebSocket, so it has no ticket. */
final class ExplainedAdmission extends Admission {
    private final RequestDescription request;
    private final Evaluation evaluation;

    ExplainedAdmission(RequestDescription request, String contextPath, Principals principals, Evaluation evaluation) {
        super(headersOf(request), RequestPath.of(HttpURI.from(request.target()), contextPath), principals);
        this.request = request;
        this.evaluation = evaluation;
    }

    private static RequestHeaders headersOf(RequestDescription request) {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        request.forEachHeader((name, value) ->
                headers.computeIfAbsent(name, first -> new ArrayList<>()).add(value));
        return headers::get;
    }

    @Override
    @Nullable
    Reason ask(PathGuard guard) {
        evaluation.add(Step.Outcome.OK, "guarded path " + guard.route());
        return evaluation.follow(Optional.of(guard.demand()), () -> guard.admit(this));
    }

    @Override
    Presented presented(PathCredentials credentials) {
        TokenSource source = credentials.source();
        String token = request.token();
        RequestHeaders carrying = token == null ? headers : source.carrying(token);
        String text = evaluation.find(carrying, source);
        if (text == null) {
            throw new TokenRejectedException(Reason.NO_TOKEN);
        }
        source.checkForm(text);
        return source.isInCookie(carrying)
                ? credentials.inCookie(text, request.method(), carrying, () -> Origin.of("https", "localhost", -1))
                : new Presented(text, credentials.tokens()::verify);
    }

    @Override
    Caller verify(Presented presented) {
        Caller caller = super.verify(presented);
        evaluation.verified(caller.token());
        return caller;
    }

    @Override
    Trace trace() {
        return evaluation;
    }

    @Override
    GuardedRequest described(PathGuard guard) {
        return new GuardedRequest(
                request.method(), request.path(), null, headers, guard.route(), guard.loginPage(), evaluation);
    }
}
