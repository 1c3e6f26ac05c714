package io.github.dropwizardjwt.benchmarks.results;

import java.util.Locale;

/**
 * What the start of a service in a fresh Java virtual machine takes.
 *
 * @param addition what the service has of the bundle
 * @param methods how many resource methods it has
 * @param issuers how many issuers it trusts; 0 for a service that issues its own tokens
 * @param archived whether its classes come from a class data archive
 * @param jdk 17, 25
 * @param round the round; differences are taken within one
 * @param milliseconds from the start of the process until the server listens
 * @param cpuMilliseconds the processor time until then, compilation included
 * @param classes how many classes are loaded then
 * @param threads how many Java threads are alive then
 * @param heapBytes the heap that a garbage collection leaves
 */
public record StartCost(
        Addition addition,
        int methods,
        int issuers,
        boolean archived,
        int jdk,
        int round,
        double milliseconds,
        double cpuMilliseconds,
        int classes,
        int threads,
        long heapBytes) {
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "JDK %d  %-14s  %,6d methods  %3d issuers  %-8s  %,7.0f ms  %,7.0f ms of processor time  %,6d classes  "
                        + "%3d threads  %,6.1f MB",
                jdk,
                addition,
                methods,
                issuers,
                archived ? "archived" : "",
                milliseconds,
                cpuMilliseconds,
                classes,
                threads,
                heapBytes / 1e6);
    }
}
