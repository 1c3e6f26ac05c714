/** Identity providers as they are: the shapes of their keys and tokens, as their documentation has them. */
package io.github.dropwizardjwt.support.provider;
