package io.github.dropwizardjwt.key.remote;

import java.io.EOFException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javax.net.ssl.SSLException;

/**
 * Says in words why there is no response. Of exceptions only the kinds are named, down the chain of causes: their
 * messages may quote what the server sent.
 */
final class ConnectionFailure {
    /** Chains are short; one might be circular. */
    private static final int MAX_CAUSES = 8;

    private static final String TRUST =
            "its certificate is not trusted; name its CA in fetch.caFile, or add it to the truststore of the Java runtime";

    /** From the particular to the general. The first one that any exception of the chain fits counts. */
    private static final List<Kind> KINDS = List.of(
            kind(HttpConnectTimeoutException.class, "no connection within fetch.connectTimeout"),
            kind(HttpTimeoutException.class, "no response within fetch.connectTimeout and fetch.readTimeout together"),
            kind(UnknownHostException.class, "the host name is unknown"),
            kind(UnresolvedAddressException.class, "the host name is unknown"),
            kind(NoRouteToHostException.class, "there is no route to the host"),
            kind(ConnectException.class, "the connection was refused"),
            kind(CertificateExpiredException.class, "its certificate has expired"),
            kind(CertificateNotYetValidException.class, "its certificate is not valid yet"),
            kind(
                    NamedServerTrustManager.OtherNameException.class,
                    "its certificate does not have the name in fetch.certificateName"),
            new Kind(
                    ConnectionFailure::isOtherName,
                    "its certificate is for another host; use the host that it is for, or set fetch.certificateName"),
            kind(CertPathBuilderException.class, TRUST),
            kind(CertPathValidatorException.class, TRUST),
            kind(CertificateException.class, TRUST),
            new Kind(ConnectionFailure::isPlain, "it does not speak TLS; it may be an http URL"),
            kind(SSLException.class, "TLS failed"),
            kind(ProtocolException.class, "it does not speak HTTP"),
            kind(EOFException.class, "the connection was closed without a response"));

    private record Kind(Predicate<Throwable> fits, String words) {}

    private ConnectionFailure() {}

    /** What happened, to be read after the name of the issuer. */
    static String describe(Throwable failure) {
        List<Throwable> chain = chain(failure);
        String words = KINDS.stream()
                .filter(kind -> chain.stream().anyMatch(kind.fits()))
                .findFirst()
                .map(kind -> ": " + kind.words())
                .orElse("");
        return "did not answer" + words + " (" + names(chain) + ")";
    }

    private static Kind kind(Class<? extends Throwable> type, String words) {
        return new Kind(type::isInstance, words);
    }

    /** The Java runtime has no class of its own for it. Its message is only compared, and not passed on. */
    private static boolean isOtherName(Throwable each) {
        return each instanceof CertificateException && message(each).matches("(?s)No (subject alternative|name).*");
    }

    private static boolean isPlain(Throwable each) {
        return each instanceof SSLException && message(each).startsWith("Unsupported or unrecognized SSL message");
    }

    private static String message(Throwable each) {
        return String.valueOf(each.getMessage());
    }

    /** Ends with a timeout: what the Java runtime names as its cause depends on when exactly the time was over. */
    private static List<Throwable> chain(Throwable failure) {
        List<Throwable> chain = new ArrayList<>();
        Throwable each = failure;
        for (; each != null && chain.size() < MAX_CAUSES; each = isTimeout(each) ? null : each.getCause()) {
            if (!(each instanceof ExecutionException) && !(each instanceof CompletionException)) {
                chain.add(each);
            }
        }
        return chain;
    }

    private static boolean isTimeout(Throwable each) {
        return each.getClass() == HttpTimeoutException.class;
    }

    private static String names(List<Throwable> chain) {
        return chain.stream()
                .map(each -> each.getClass().getSimpleName())
                .distinct()
                .collect(Collectors.joining(", "));
    }
}
