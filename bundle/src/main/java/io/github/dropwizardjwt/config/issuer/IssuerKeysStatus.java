package io.github.dropwizardjwt.config.issuer;

import io.github.dropwizardjwt.key.remote.RemoteKeysStatistics;
import java.util.Optional;

/**
 * What is known of the keys of a trusted issuer at one time. Immutable.
 *
 * @param source where they come from, in a few words
 * @param keys how many are in use
 * @param fetches how they were fetched; empty where they are not
 * @param problem a sentence that says why the issuer's tokens are rejected with 503, or why older keys are still in
 *     use; empty if nothing is wrong
 */
public record IssuerKeysStatus(
        String source, int keys, Optional<RemoteKeysStatistics> fetches, Optional<String> problem) {}
