package io.github.dropwizardjwt.example.reference;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A key of a section.
 *
 * @param key the key in the YAML
 * @param declaring the class that declares it
 * @param shape what its value looks like
 * @param given the default, as it would be written; missing where it is nothing, empty or a section
 * @param isRequired whether the section is invalid without it
 * @param comment what it is
 */
record Setting(String key, Class<?> declaring, Shape shape, JsonNode given, boolean isRequired, Comment comment) {}
