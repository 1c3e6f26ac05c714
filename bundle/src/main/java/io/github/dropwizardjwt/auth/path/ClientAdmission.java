package io.github.dropwizardjwt.auth.path;

import io.github.dropwizardjwt.auth.error.GuardedRequest;
import io.github.dropwizardjwt.auth.principal.Principals;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.Request;

/** The admission of a client's request. */
final class ClientAdmission extends Admission {
    private final Request request;

    ClientAdmission(Request request, Principals principals) {
        super(name -> request.getHeaders().getValuesList(name), RequestPath.of(request), principals);
        this.request = request;
    }

    @Override
    Presented presented(PathCredentials credentials) {
        return credentials.of(request, headers);
    }

    @Override
    GuardedRequest described(PathGuard guard) {
        HttpURI uri = request.getHttpURI();
        return new GuardedRequest(
                request.getMethod(), uri.getPath(), uri.getQuery(), headers, guard.route(), guard.loginPage(), null);
    }
}
