package io.github.dropwizardjwt.auth.requirement;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The headers of a request, whatever it is an object of. */
@FunctionalInterface
public interface RequestHeaders {
    /**
     * All values of a header.
     *
     * @param name its name, in any case
     * @return the values, one for each line; null or empty where there is none
     */
    @Nullable
    List<String> values(String name);
}
