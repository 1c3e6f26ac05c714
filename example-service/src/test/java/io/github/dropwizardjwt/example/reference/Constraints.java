package io.github.dropwizardjwt.example.reference;

import io.dropwizard.validation.MaxDataSize;
import io.dropwizard.validation.MaxDuration;
import io.dropwizard.validation.MinDataSize;
import io.dropwizard.validation.MinDuration;
import io.github.dropwizardjwt.config.Choice;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What the class of a section says about the values of a setting.
 *
 * @param type the class of the section
 * @param key the key of the setting, and the name of the field
 */
record Constraints(Class<?> type, String key) {
    long min() {
        return value(Min.class, Min::value).orElse(Long.MIN_VALUE);
    }

    long max() {
        return value(Max.class, Max::value).orElse(Long.MAX_VALUE);
    }

    /** The names to choose from, of a setting that is read as text; empty for any text. */
    List<String> choices() {
        return fields().filter(field -> field.getType() == Choice.class)
                .map(Constraints::choice)
                .filter(choice -> choice.setting().equals(key))
                .findFirst()
                .map(choice -> choice.choices().stream().map(Enum::name).toList())
                .orElse(List.of());
    }

    private static Choice<?> choice(Field field) {
        try {
            field.setAccessible(true);
            return (Choice<?>) field.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(field.toString(), e);
        }
    }

    /** A regular expression; empty for none. */
    String pattern() {
        return value(Pattern.class, Pattern::regexp).orElse("");
    }

    /** What it says to people; empty for none. */
    String demand() {
        return value(Pattern.class, Pattern::message).orElse("");
    }

    /** As in {@code 1s to 10m}; empty for none. */
    String durations() {
        return bounds(
                value(MinDuration.class, min -> Units.duration(min.value(), min.unit())),
                value(MaxDuration.class, max -> Units.duration(max.value(), max.unit())));
    }

    String sizes() {
        return bounds(
                value(MinDataSize.class, min -> Units.size(min.value(), min.unit())),
                value(MaxDataSize.class, max -> Units.size(max.value(), max.unit())));
    }

    private static String bounds(Optional<String> min, Optional<String> max) {
        return min.flatMap(from -> max.map(to -> ", `" + from + "` to `" + to + "`"))
                .orElseGet(() -> min.map(from -> ", at least `" + from + "`").orElse("")
                        + max.map(to -> ", at most `" + to + "`").orElse(""));
    }

    private <A extends Annotation, T> Optional<T> value(Class<A> annotation, Function<A, T> value) {
        return fields().filter(field -> field.getName().equals(key))
                .findFirst()
                .map(field -> field.getAnnotation(annotation))
                .map(value);
    }

    /** The fields of the class and then of its superclasses. */
    private Stream<Field> fields() {
        return Stream.<Class<?>>iterate(type, Objects::nonNull, Class::getSuperclass)
                .flatMap(declaring -> Arrays.stream(declaring.getDeclaredFields()));
    }
}
