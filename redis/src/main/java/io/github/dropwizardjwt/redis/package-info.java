/** Sessions in Redis or Valkey: {@code sessions: {type: redis, uri: …}}. */
@NullMarked
package io.github.dropwizardjwt.redis;

import org.jspecify.annotations.NullMarked;
