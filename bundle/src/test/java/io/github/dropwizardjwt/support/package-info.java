/** What the tests of several packages share: keys, servers, clocks, forged tokens, second opinions. */
package io.github.dropwizardjwt.support;
