package io.github.dropwizardjwt.example.reference;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.introspect.AnnotatedMethod;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import io.dropwizard.db.DataSourceFactory;
import io.dropwizard.jackson.DiscoverableSubtypeResolver;
import io.dropwizard.util.DataSize;
import io.dropwizard.util.Duration;
import io.github.dropwizardjwt.example.reference.Shape.Choice;
import io.github.dropwizardjwt.example.reference.Shape.Flag;
import io.github.dropwizardjwt.example.reference.Shape.ListOf;
import io.github.dropwizardjwt.example.reference.Shape.MapOf;
import io.github.dropwizardjwt.example.reference.Shape.Nested;
import io.github.dropwizardjwt.example.reference.Shape.Scalar;
import io.github.dropwizardjwt.example.reference.Shape.Text;
import io.github.dropwizardjwt.example.reference.Shape.Variants;
import io.github.dropwizardjwt.example.reference.Shape.Whole;
import io.github.dropwizardjwt.key.Algorithm;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds out what the values of a setting look like, from its Java type and its constraints. */
final class Shapes {
    /** What is read as text, and of which the class of the section does not say more in a way that a program reads. */
    private static final Map<String, Shape> READ_AS_TEXT = Map.of(
            "jwt.previousKeys[].algorithm", choice(Arrays.stream(Algorithm.values())),
            "jwt.previousKeys[].until",
                    new Text(
                            "instant",
                            "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d.+",
                            "must be an instant, as in 2026-12-01T00:00:00Z"),
            "jwt.trustedIssuers[].algorithms",
                    new ListOf(choice(Arrays.stream(Algorithm.values()).filter(name -> !name.isSymmetric())), true),
            "jwt.trustedIssuers[].typ", new Choice(List.of("at+jwt", "JWT", "JOSE", "JWS")),
            "jwt.trustedIssuers[].treatAs", new Choice(List.of("auth")));

    private static final Set<Class<?>> WHOLE_NUMBERS = Set.of(int.class, long.class, Integer.class, Long.class);

    private final SettingsReader sections;

    Shapes(SettingsReader sections) {
        this.sections = sections;
    }

    Shape of(String path, BeanPropertyDefinition property, Method getter, Constraints constraints) {
        Shape shape = READ_AS_TEXT.get(path);
        if (shape != null) {
            return shape;
        }
        if (constraints.choices().isEmpty() && getter.getReturnType().isEnum()) {
            return choice(getter.getReturnType());
        }
        shape = of(path, property.getPrimaryType(), constraints);
        if (shape instanceof Nested nested) {
            return new Nested(nested.section(), acceptsNothing(property.getSetter()));
        }
        return shape instanceof ListOf list ? new ListOf(list.element(), acceptsOne(property.getSetter())) : shape;
    }

    private Shape of(String path, JavaType type, Constraints constraints) {
        Class<?> raw = type.getRawClass();
        if (raw == String.class && !constraints.choices().isEmpty()) {
            return new Choice(constraints.choices());
        }
        if (raw == String.class) {
            return new Text("text", constraints.pattern(), constraints.demand());
        }
        if (raw == boolean.class || raw == Boolean.class) {
            return new Flag();
        }
        if (WHOLE_NUMBERS.contains(raw)) {
            return new Whole(constraints.min(), constraints.max());
        }
        if (raw == Duration.class) {
            return new Text(
                    "duration" + constraints.durations(), Units.DURATION, "must be a number and a unit, as in 10m");
        }
        if (raw == DataSize.class) {
            return new Text("size" + constraints.sizes(), Units.SIZE, "must be a number and a unit, as in 8KiB");
        }
        return raw.isEnum() ? choice(raw) : container(path, type, constraints);
    }

    private Shape container(String path, JavaType type, Constraints constraints) {
        Class<?> raw = type.getRawClass();
        if (type.isReferenceType()) {
            return of(path, type.getContentType(), constraints);
        }
        if (type.isCollectionLikeType()) {
            return new ListOf(of(path + "[]", type.getContentType(), constraints), false);
        }
        if (type.isMapLikeType()) {
            boolean isText = type.getContentType().getRawClass() == String.class;
            return new MapOf(isText ? new Scalar() : of(path, type.getContentType(), constraints));
        }
        if (raw.isAnnotationPresent(JsonTypeInfo.class)) {
            return variants(path, raw);
        }
        if (sections.isOurs(raw) || raw == DataSourceFactory.class) {
            return new Nested(sections.read(path, raw), false);
        }
        throw new IllegalStateException(path + " is a " + type + ", for which there is no shape");
    }

    private Variants variants(String path, Class<?> type) {
        Map<String, Section> byType = new TreeMap<>();
        Section common = null;
        for (Class<?> subtype : new DiscoverableSubtypeResolver().getDiscoveredSubtypes()) {
            if (type.isAssignableFrom(subtype)) {
                Section all = sections.read(path, subtype);
                String name = subtype.getAnnotation(JsonTypeName.class).value();
                byType.put(name, new Section(path, all.comment(), all.declaredBy(List.of(subtype))));
                common = new Section(path, sections.commentOf(type), all.declaredBy(List.of(type)));
            }
        }
        return new Variants(common, byType);
    }

    /** Whether the key may stand there without anything behind it. */
    private static boolean acceptsNothing(AnnotatedMethod setter) {
        return setter != null
                && setter.getAnnotated().getAnnotatedParameterTypes()[0].isAnnotationPresent(Nullable.class);
    }

    /** Whether a list may be written without brackets. */
    private static boolean acceptsOne(AnnotatedMethod setter) {
        return setter != null
                && setter.hasAnnotation(JsonFormat.class)
                && List.of(setter.getAnnotation(JsonFormat.class).with())
                        .contains(JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY);
    }

    private static Choice choice(Class<?> type) {
        return choice(Arrays.stream(type.getEnumConstants()));
    }

    private static Choice choice(Stream<?> constants) {
        return new Choice(constants.map(constant -> ((Enum<?>) constant).name()).toList());
    }
}
