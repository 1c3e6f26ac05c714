package io.github.dropwizardjwt.benchmarks.results;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Records as lines of comma-separated values, with a column for each component.
 *
 * @param <T> the type of the records
 */
public final class Columns<T extends Record> {
    private static final String SEPARATOR = ",";

    private final RecordComponent[] components;
    private final Constructor<T> constructor;

    /** The columns of a public record. */
    public Columns(Class<T> type) {
        components = type.getRecordComponents();
        try {
            constructor = type.getConstructor(
                    Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
        } catch (NoSuchMethodException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** The names of the columns. */
    String header() {
        return Stream.of(components).map(RecordComponent::getName).collect(Collectors.joining(SEPARATOR));
    }

    /** Formats a record; fractions with two decimals. */
    public String line(T row) {
        return Stream.of(components).map(component -> cell(component, row)).collect(Collectors.joining(SEPARATOR));
    }

    private String cell(RecordComponent component, T row) {
        try {
            Object value = component.getAccessor().invoke(row);
            if (value instanceof Enum<?> constant) {
                return constant.name();
            }
            return value instanceof Double number ? String.format(Locale.ROOT, "%.2f", number) : value.toString();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Parses what {@link #line} has formatted. */
    public T parse(String line) {
        String[] cells = line.split(SEPARATOR, -1);
        Object[] values = new Object[components.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = value(components[i].getType(), cells[i]);
        }
        try {
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object value(Class<?> type, String cell) {
        if (type.isEnum()) {
            return Stream.of(type.getEnumConstants())
                    .filter(constant -> ((Enum<?>) constant).name().equals(cell))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(cell + " in a column of " + type));
        }
        return switch (type.getSimpleName()) {
            case "String" -> cell;
            case "boolean" -> Boolean.valueOf(cell);
            case "int" -> Integer.valueOf(cell);
            case "long" -> Long.valueOf(cell);
            case "double" -> Double.valueOf(cell);
            default -> throw new IllegalArgumentException(type + " in a file of results");
        };
    }
}
