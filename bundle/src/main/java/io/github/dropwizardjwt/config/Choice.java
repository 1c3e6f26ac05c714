package io.github.dropwizardjwt.config;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A setting whose value is the name of an enum constant. It is read as text, so that the message about an unknown name
 * can list the known ones. Immutable and thread-safe.
 *
 * @param setting the path of the setting
 * @param choices the constants, in the order in which messages list them
 * @param <E> their type
 */
public record Choice<E extends Enum<E>>(String setting, Collection<E> choices) {
    /**
     * A choice between all constants.
     *
     * @param setting the path of the setting
     * @param type the enum
     * @param <E> its type
     * @return the choice
     */
    public static <E extends Enum<E>> Choice<E> of(String setting, Class<E> type) {
        return new Choice<>(setting, EnumSet.allOf(type));
    }

    /**
     * Finds the constant of a name.
     *
     * @param name the name, as in the YAML
     * @return the constant; empty if there is none of that name
     */
    public Optional<E> find(@Nullable String name) {
        return choices.stream().filter(choice -> choice.name().equals(name)).findFirst();
    }

    /**
     * Finds the constant of a name in upper or lower case.
     *
     * @param name the name, as in the YAML
     * @return the constant; empty if there is none of that name
     */
    public Optional<E> findInAnyCase(@Nullable String name) {
        return name == null ? Optional.empty() : find(name.toUpperCase(Locale.ROOT));
    }

    /**
     * Finds the constant of a name.
     *
     * @param name the name, as in the YAML
     * @return the constant
     * @throws SettingException if there is none of that name, or the name is missing
     */
    public E require(@Nullable String name) {
        return find(name)
                .orElseThrow(() -> new SettingException(
                        setting, (name == null ? "is missing" : "is unknown") + "; choose one of " + names()));
    }

    /**
     * Lists the names.
     *
     * @return the names of all constants, separated by commas
     */
    public String names() {
        return choices.stream().map(Enum::name).collect(Collectors.joining(", "));
    }
}
