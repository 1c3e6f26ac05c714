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
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

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
        for (Class<?> declaring = type; declaring != null; declaring = declaring.getSuperclass()) {
            for (Field field : declaring.getDeclaredFields()) {
                if (field.getType() == Choice.class && choice(field).setting().equals(key)) {
                    return choice(field).choices().stream().map(Enum::name).toList();
                }
            }
        }
        return List.of();
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
        for (Class<?> declaring = type; declaring != null; declaring = declaring.getSuperclass()) {
            try {
                return Optional.ofNullable(declaring.getDeclaredField(key).getAnnotation(annotation))
                        .map(value);
            } catch (NoSuchFieldException e) {
                // It may be in a superclass.
            }
        }
        return Optional.empty();
    }
}
