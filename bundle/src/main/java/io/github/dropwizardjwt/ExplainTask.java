package io.github.dropwizardjwt;

import io.dropwizard.servlets.tasks.PostBodyTask;
import io.github.dropwizardjwt.auth.explain.RequestDescription;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The admin task {@code jwt-explain}: {@code POST /tasks/jwt-explain?method=GET&path=/users/alice}, with the token in
 * the body, since addresses are logged. Writes the explanation, which has neither the token nor values of it.
 */
final class ExplainTask extends PostBodyTask {
    private static final String METHOD = "method";
    private static final String PATH = "path";

    private final ServiceRoutes routes;

    ExplainTask(ServiceRoutes routes) {
        super("jwt-explain");
        this.routes = routes;
    }

    @Override
    public void execute(Map<String, List<String>> parameters, String body, PrintWriter output) {
        if (!Set.of(METHOD, PATH).containsAll(parameters.keySet()) || !parameters.containsKey(PATH)) {
            // A body of the type that curl sends unless told otherwise is read as parameters.
            output.println("Give the parameter path, and method unless it is GET, and nothing else; send the token as "
                    + "the body with Content-Type: text/plain");
            return;
        }
        try {
            String method = parameters.getOrDefault(METHOD, List.of("GET")).get(0);
            String path = parameters.get(PATH).get(0);
            output.print(routes.explain(RequestDescription.withToken(method, path, body.strip()))
                    .text());
        } catch (IllegalArgumentException e) {
            output.println(e.getMessage());
        }
    }
}
