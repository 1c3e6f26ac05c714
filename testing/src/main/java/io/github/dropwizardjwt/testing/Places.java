package io.github.dropwizardjwt.testing;

import io.github.dropwizardjwt.auth.route.Demand;
import io.github.dropwizardjwt.auth.route.Routes;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The places in which the application looks for tokens, on any of its routes.
 *
 * @param header the header of those that take a header
 * @param cookies the names of cookies
 */
record Places(String header, Set<String> cookies) {
    static Places of(Routes routes) {
        List<Demand> demands =
                routes.all().stream().flatMap(route -> route.demands().stream()).toList();
        String header = demands.stream()
                .map(Demand::header)
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(HttpHeaders.AUTHORIZATION);
        Set<String> cookies = new TreeSet<>();
        demands.forEach(demand -> demand.cookie().ifPresent(cookies::add));
        return new Places(header, cookies);
    }

    /** Those where none of the guards looks. */
    List<Carrier> otherThan(List<Demand> demands) {
        List<Carrier> others = new ArrayList<>();
        if (demands.stream().allMatch(demand -> demand.header().isEmpty())) {
            others.add(Carrier.header(header));
        }
        cookies.stream()
                .filter(name -> demands.stream()
                        .noneMatch(
                                demand -> demand.cookie().filter(name::equals).isPresent()))
                .map(Carrier::cookie)
                .forEach(others::add);
        return others;
    }
}
