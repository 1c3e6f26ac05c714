package io.github.dropwizardjwt.config;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A setting that is one of a few words. Read as text, so that an unknown word is answered with the known ones. Immutable
 * and safe for use by many threads.
 *
 * @param setting the path of the setting
 * @param choices the words, in the order in which they are listed
 * @param <E> their type
 */
public record Choice<E extends Enum<E>>(String setting, Collection<E> choices) {
    /**
     * A choice of all constants.
     *
     * @param setting the path of the setting
     * @param type the constants
     * @param <E> their type
     * @return the choice
     */
    public static <E extends Enum<E>> Choice<E> of(String setting, Class<E> type) {
        return new Choice<>(setting, EnumSet.allOf(type));
    }

    /**
     * The constant that a word names.
     *
     * @param word the word, as it stands in the YAML
     * @return empty where it names none
     */
    public Optional<E> find(@Nullable String word) {
        return choices.stream().filter(choice -> choice.name().equals(word)).findFirst();
    }

    /**
     * The constant that a word names.
     *
     * @param word the word, as it stands in the YAML
     * @return the constant
     * @throws SettingException if it names none, or is missing
     */
    public E require(@Nullable String word) {
        return find(word)
                .orElseThrow(() -> new SettingException(
                        setting, (word == null ? "is missing" : "is unknown") + "; choose one of " + names()));
    }

    /**
     * The words.
     *
     * @return the names of all constants, separated by commas
     */
    public String names() {
        return choices.stream().map(Enum::name).collect(Collectors.joining(", "));
    }
}
