package io.github.dropwizardjwt.openapi;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** What the security schemes of a document are called. */
final class SchemeNames {
    private final Map<Credential, String> names = new LinkedHashMap<>();

    /** Where tokens of one type are in several cookies, the name of each scheme ends with that of its cookie. */
    SchemeNames(Collection<Credential> credentials) {
        Map<String, List<Credential>> byName = credentials.stream()
                .distinct()
                .sorted(Comparator.comparing(Credential::name))
                .collect(groupingBy(Credential::schemeName, TreeMap::new, toList()));
        byName.forEach((name, same) -> same.forEach(
                credential -> names.put(credential, same.size() == 1 ? name : name + "-" + component(credential))));
    }

    /** Names of components have no other characters (OpenAPI 3.1 §4.8.7). */
    private static String component(Credential credential) {
        return credential.name().replaceAll("[^\\w.-]", "_");
    }

    String of(Credential credential) {
        return Objects.requireNonNull(names.get(credential));
    }

    Map<Credential, String> all() {
        return names;
    }
}
