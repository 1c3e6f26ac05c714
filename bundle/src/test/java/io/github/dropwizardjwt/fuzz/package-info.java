/** What fuzz targets share: second opinions and limits. The targets stand beside the code they try. */
package io.github.dropwizardjwt.fuzz;
