package io.github.dropwizardjwt.example.reference;

import java.util.List;

/**
 * A section of the configuration, or an entry of a list of sections.
 *
 * @param path the keys that lead to it
 * @param comment what it is
 * @param settings its keys
 */
record Section(String path, Comment comment, List<Setting> settings) {
    /** The settings that some of its classes declare, in their order. */
    List<Setting> declaredBy(List<Class<?>> types) {
        return settings.stream()
                .filter(setting -> types.contains(setting.declaring()))
                .toList();
    }

    /** Whether the page describes its keys; those of Dropwizard's classes have no comments here. */
    boolean isDescribed() {
        return !comment.text().isEmpty();
    }
}
