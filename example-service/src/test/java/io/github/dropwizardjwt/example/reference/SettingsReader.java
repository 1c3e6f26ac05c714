package io.github.dropwizardjwt.example.reference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import io.dropwizard.jackson.Jackson;
import io.dropwizard.jersey.validation.Validators;
import jakarta.validation.Validator;
import java.lang.reflect.Method;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads the settings of a section from its class, as Jackson and Dropwizard's validation see it. */
final class SettingsReader {
    private final ObjectMapper mapper = Jackson.newObjectMapper();
    private final Validator validator = Validators.newValidator();
    private final SourceComments comments = new SourceComments();
    private final Shapes shapes = new Shapes(this);

    Section read(String path, Class<?> type) {
        return new Section(path, commentOf(type), settings(path, type, newInstance(type)));
    }

    boolean isOurs(Class<?> type) {
        return comments.has(type);
    }

    private List<Setting> settings(String path, Class<?> type, Object fresh) {
        return mapper.getDeserializationConfig().introspect(mapper.constructType(type)).findProperties().stream()
                .filter(BeanPropertyDefinition::couldDeserialize)
                .map(property -> setting(path, type, fresh, property))
                .sorted(Comparator.comparingInt((Setting setting) -> depth(type, setting.declaring()))
                        .thenComparingInt(setting -> position(type, setting))
                        .thenComparing(Setting::key))
                .toList();
    }

    private Setting setting(String path, Class<?> type, Object fresh, BeanPropertyDefinition property) {
        String key = property.getName();
        Method getter = getter(type, key);
        Object value = call(getter, fresh);
        Comment comment = isOurs(getter.getDeclaringClass()) ? comments.of(getter) : Comment.NONE;
        Shape shape = shapes.of(path + "." + key, property, getter, new Constraints(type, key));
        boolean isRequired = comment.isRequired() || !isValid(type, key, value, shape);
        return new Setting(
                key, getter.getDeclaringClass(), shape, given(shape, value, isRequired), isRequired, comment);
    }

    private boolean isValid(Class<?> type, String key, Object value, Shape shape) {
        if (value instanceof Optional) {
            return true;
        }
        boolean isValidItself = value == null
                || !(shape instanceof Shape.Nested)
                || validator.validate(value).isEmpty();
        return isValidItself && validator.validateValue(type, key, value).isEmpty();
    }

    /** A section has its own defaults: it is written as if it were there, and empty. */
    private JsonNode given(Shape shape, Object value, boolean isRequired) {
        if (isRequired || value == null) {
            return mapper.missingNode();
        }
        if (shape instanceof Shape.Nested) {
            return mapper.createObjectNode();
        }
        JsonNode written = mapper.valueToTree(Units.written(value));
        boolean isNothing = written.isNull() || (written.isContainerNode() && written.isEmpty());
        return isNothing ? mapper.missingNode() : written;
    }

    Comment commentOf(Class<?> type) {
        return isOurs(type) ? comments.of(type) : Comment.NONE;
    }

    /** Settings of the class itself come before those that it inherits. */
    private static int depth(Class<?> type, Class<?> declaring) {
        return type == declaring ? 0 : 1 + depth(type.getSuperclass(), declaring);
    }

    private int position(Class<?> type, Setting setting) {
        return isOurs(setting.declaring())
                ? comments.order(setting.declaring())
                        .indexOf(getter(type, setting.key()).getName())
                : 0;
    }

    private static Method getter(Class<?> type, String key) {
        String name = key.substring(0, 1).toUpperCase(Locale.ROOT) + key.substring(1);
        for (String prefix : List.of("get", "is")) {
            try {
                return type.getMethod(prefix + name);
            } catch (NoSuchMethodException e) {
                // The other one.
            }
        }
        throw new IllegalStateException(type.getName() + " has no getter for " + key);
    }

    private static Object call(Method getter, Object bean) {
        try {
            return getter.invoke(bean);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(getter.toString(), e);
        }
    }

    private static Object newInstance(Class<?> type) {
        try {
            return type.getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type.getName(), e);
        }
    }
}
