/**
 * Key rotation: the schedule by which keys begin to sign, only verify, and expire, and a directory of keys that is
 * reloaded while the service runs. It begins with {@link io.github.dropwizardjwt.key.rotation.KeyRotation}.
 */
@NullMarked
package io.github.dropwizardjwt.key.rotation;

import org.jspecify.annotations.NullMarked;
