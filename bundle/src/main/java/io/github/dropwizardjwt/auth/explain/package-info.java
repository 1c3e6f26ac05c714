/**
 * Why a request is admitted or rejected: the steps of its evaluation, recorded while the guards themselves decide.
 *
 * <p>{@link io.github.dropwizardjwt.auth.explain.ExplainedRequest} is a request that the guards decide about like any
 * other, and {@link io.github.dropwizardjwt.auth.explain.Explanation} what came of it.
 */
@NullMarked
package io.github.dropwizardjwt.auth.explain;

import org.jspecify.annotations.NullMarked;
