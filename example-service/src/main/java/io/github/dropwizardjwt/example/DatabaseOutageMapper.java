package io.github.dropwizardjwt.example;

import io.dropwizard.jersey.errors.ErrorMessage;
import io.dropwizard.jersey.errors.LoggingExceptionMapper;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers 503 instead of 500 if the database cannot be reached, or does not answer in time. */
public final class DatabaseOutageMapper extends LoggingExceptionMapper<JdbiException> {
    private static final Logger LOGGER = LoggerFactory.getLogger(DatabaseOutageMapper.class);

    /** Registered in {@code run}. */
    public DatabaseOutageMapper() {
        super(LOGGER);
    }

    @Override
    public Response toResponse(JdbiException e) {
        if (!(e instanceof ConnectionException || isOutage(e))) {
            return super.toResponse(e);
        }
        LOGGER.warn("The database does not answer: {}", e.getClass().getSimpleName());
        return Response.status(Response.Status.SERVICE_UNAVAILABLE)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(new ErrorMessage(503, "Please try again later."))
                .build();
    }

    /** SQLState 08 is "connection exception", 57 "operator intervention": a shutdown, or a query that took too long. */
    private static boolean isOutage(Throwable e) {
        return e.getCause() instanceof SQLException failure
                && failure.getSQLState() != null
                && (failure.getSQLState().startsWith("08")
                        || failure.getSQLState().startsWith("57"));
    }
}
