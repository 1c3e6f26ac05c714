package io.github.dropwizardjwt.testing;

import io.github.dropwizardjwt.auth.route.Demand;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Where the requests to a route carry their token: in each place that one of its guards asks for.
 *
 * @param headers names of headers
 * @param cookies names of cookies
 */
record Carrier(Set<String> headers, Set<String> cookies) {
    /** Where a guard takes either, that which another guard asks for as well, or the header. */
    static Carrier of(List<Demand> demands) {
        Set<String> headers = new LinkedHashSet<>();
        Set<String> cookies = new LinkedHashSet<>();
        for (Demand demand : demands) {
            if (demand.cookie().isEmpty()) {
                demand.header().ifPresent(headers::add);
            } else if (demand.header().isEmpty()) {
                demand.cookie().ifPresent(cookies::add);
            }
        }
        for (Demand demand : demands) {
            boolean isCarried = demand.header().filter(headers::contains).isPresent()
                    || demand.cookie().filter(cookies::contains).isPresent();
            if (!isCarried) {
                demand.header().ifPresent(headers::add);
            }
        }
        return new Carrier(headers, cookies);
    }

    /** Cookies where guards take them, in place of a header or alone. */
    static Carrier ofCookies(List<Demand> demands) {
        Set<String> headers = new LinkedHashSet<>();
        Set<String> cookies = new LinkedHashSet<>();
        for (Demand demand : demands) {
            if (demand.cookie().isPresent()) {
                cookies.add(demand.cookie().get());
            } else {
                demand.header().ifPresent(headers::add);
            }
        }
        return new Carrier(headers, cookies);
    }

    static Carrier header(String name) {
        return new Carrier(Set.of(name), Set.of());
    }

    static Carrier cookie(String name) {
        return new Carrier(Set.of(), Set.of(name));
    }

    /** Whether it carries nothing, as where a ticket is asked for. */
    boolean isEmpty() {
        return headers.isEmpty() && cookies.isEmpty();
    }

    /** The headers of a request with this token. */
    List<Header> of(String token) {
        List<Header> all = new ArrayList<>();
        headers.forEach(name -> all.add(header(name, token)));
        if (!cookies.isEmpty()) {
            all.add(new Header(
                    HttpHeaders.COOKIE,
                    String.join(
                            "; ",
                            cookies.stream().map(name -> name + "=" + token).toList())));
        }
        return all;
    }

    /** The headers of a request with the token twice in its first place. */
    List<Header> twice(String token) {
        if (headers.isEmpty()) {
            String pair = cookies.iterator().next() + "=" + token;
            return List.of(new Header(HttpHeaders.COOKIE, pair + "; " + pair));
        }
        Header once = header(headers.iterator().next(), token);
        return List.of(once, once);
    }

    private static Header header(String name, String token) {
        return new Header(name, name.equalsIgnoreCase(HttpHeaders.AUTHORIZATION) ? "Bearer " + token : token);
    }
}
