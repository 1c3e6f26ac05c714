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
    Section declaredBy(Class<?> type, Comment itsComment) {
        return new Section(
                path,
                itsComment,
                settings.stream().filter(setting -> setting.declaring() == type).toList());
    }

    /** Whether the page describes its keys; those of Dropwizard's classes have no comments here. */
    boolean isDescribed() {
        return !comment.text().isEmpty();
    }
}
