package io.github.dropwizardjwt.redis;

import java.util.List;
import java.util.Optional;

/**
 * Explains why Redis cannot be used, from the messages of Redis and its client. These are not passed on: they may quote
 * the URI, and so a password.
 *
 * @param sign a part of one of their messages
 * @param meaning what is wrong with {@code jwt.sessions.uri}, and what to change
 */
record ConnectionProblem(String sign, String meaning) {
    private static final String URI = "jwt.sessions.uri ";
    private static final String CERTIFICATE =
            URI + "is of a server whose certificate is not trusted, or is of another host; "
                    + "give Java its issuer with -Djavax.net.ssl.trustStore, and write the host as the certificate "
                    + "has it";
    private static final String HUNG_UP =
            URI + "is of a server that closes the connection; write rediss:// if that port is for TLS, "
                    + "or correct the port";

    /** The first that matches is used. */
    private static final List<ConnectionProblem> KNOWN = List.of(
            new ConnectionProblem(
                    "WRONGPASS",
                    URI + "has a user or a password that Redis rejects; correct them, as in "
                            + "redis://user:password@host:6379, with special characters percent-encoded, or without "
                            + "user redis://:password@host:6379"),
            new ConnectionProblem(
                    "NOAUTH", URI + "has no password, but Redis requires one; write redis://:password@host:6379"),
            new ConnectionProblem(
                    "DB index is out of range",
                    URI
                            + "names a database that Redis does not have; choose one below its setting databases (16 "
                            + "unless changed), as in redis://host:6379/0"),
            new ConnectionProblem(
                    "SELECT is not allowed in cluster mode",
                    URI + "names a database, of which a cluster has only the first; drop the number, and set "
                            + "jwt.sessions.cluster: true"),
            new ConnectionProblem(
                    "No such master with that name",
                    URI + "names a primary that the sentinels do not know; write its name after the #, as in "
                            + "redis-sentinel://host1,host2/0#name"),
            new ConnectionProblem("MOVED ", URI + "is of a node of a Redis Cluster; set jwt.sessions.cluster: true"),
            // From a cluster of one server, which has all keys and so answers with MOVED to none.
            new ConnectionProblem(
                    "CROSSSLOT",
                    URI
                            + "is of a Redis Cluster, or a proxy for one; set jwt.sessions.cluster: true, or with a proxy a "
                            + "jwt.sessions.keyPrefix in braces, as in {jwt}:, so that all keys are on one server"),
            new ConnectionProblem(
                    "cluster support disabled",
                    "jwt.sessions.cluster is true, but the Redis of jwt.sessions.uri is not a cluster; remove it"),
            new ConnectionProblem(
                    "NOPERM",
                    URI + "has a user without the permissions that sessions need; allow it all keys that begin with "
                            + "jwt.sessions.keyPrefix and all commands on them: ACL SETUSER name ~jwt:* +@all"),
            new ConnectionProblem(
                    "READONLY",
                    URI + "is of a replica, which is read-only; name the primary, or the sentinels that know it"),
            new ConnectionProblem(
                    "OOM command not allowed", URI + "is of a server whose memory is full; increase its maxmemory"),
            new ConnectionProblem(
                    "LOADING ",
                    URI + "is of a server that is still loading its data; start this service when it is ready"),
            new ConnectionProblem(
                    "MISCONF ", URI + "is of a server that cannot save to its disk, and rejects writes until it can"),
            new ConnectionProblem(
                    "Invalid first byte", URI + "is of a server that is not Redis; correct the host and the port"),
            new ConnectionProblem("PKIX path", CERTIFICATE),
            new ConnectionProblem("No subject alternative", CERTIFICATE),
            new ConnectionProblem("No name matching", CERTIFICATE),
            new ConnectionProblem("Connection reset", HUNG_UP),
            new ConnectionProblem("Connection closed", HUNG_UP),
            // Before the client has sent anything, and before it was ready to.
            new ConnectionProblem("ClosedChannelException", HUNG_UP),
            new ConnectionProblem("RedisHandshakeHandler not registered", HUNG_UP),
            new ConnectionProblem(
                    Sentinels.TOO_FEW,
                    URI + "names sentinels of which fewer than half answer; start them, or correct their hosts and "
                            + "ports"),
            new ConnectionProblem(
                    FailoverException.MESSAGE,
                    URI + "names sentinels that are replacing the primary; start this service when their failover is "
                            + "over"));

    /**
     * The exception that stops the start.
     *
     * @param failure what Redis or the client threw
     * @param tls whether the URI asks for TLS
     */
    static IllegalStateException of(Throwable failure, boolean tls) {
        String said = said(failure);
        String meaning = KNOWN.stream()
                .filter(problem -> said.contains(problem.sign()))
                .map(ConnectionProblem::meaning)
                .findFirst()
                .or(() -> replied(failure))
                .orElseGet(() -> unreachable(tls));
        return new IllegalStateException(meaning);
    }

    /** For any other error reply of Redis: its code alone, such as CLUSTERDOWN. */
    private static Optional<String> replied(Throwable failure) {
        return ErrorReply.code(failure)
                .map(code -> "The Redis of jwt.sessions.uri answers with the error " + code
                        + "; start this service when Redis accepts writes, as a user who may call EVAL");
    }

    private static String unreachable(boolean tls) {
        return "The Redis of jwt.sessions.uri cannot be reached"
                + (tls ? " with TLS; start it, write redis:// if it has no TLS" : "; start it")
                + ", or correct the host and the port";
    }

    private static String said(Throwable failure) {
        StringBuilder said = new StringBuilder();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            // With its class: some have no message.
            said.append(cause).append('\n');
        }
        return said.toString();
    }
}
