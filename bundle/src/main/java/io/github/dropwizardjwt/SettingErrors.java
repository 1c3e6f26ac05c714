package io.github.dropwizardjwt;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import com.fasterxml.jackson.databind.deser.ValueInstantiator;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.jsontype.TypeIdResolver;
import com.google.common.primitives.Primitives;
import io.dropwizard.util.DataSize;
import io.dropwizard.util.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Says what to write where a setting of this library has a value of the wrong kind. The parser's own messages say which
 * Java type they miss, and quote the value, which may be a secret. Settings of others are none of its business.
 */
final class SettingErrors extends DeserializationProblemHandler {
    private static final String PACKAGE = SettingErrors.class.getPackageName();
    private static final String SECTION = "is a section; write its settings below it, each as name: value";
    private static final String MODULES = "; jdbi3 and redis need the module dropwizard-jwt-jdbi3 or "
            + "dropwizard-jwt-redis among the application's dependencies";

    /** A section that has a value instead of settings, or a duration without unit. */
    @Override
    public Object handleMissingInstantiator(
            DeserializationContext context,
            Class<?> type,
            ValueInstantiator instantiator,
            JsonParser parser,
            String message)
            throws JsonMappingException {
        if (isOurs(type)) {
            throw refused(parser, type, SECTION);
        }
        return isSettingOfOurs(parser) ? refuseValue(parser, type) : NOT_HANDLED;
    }

    /** A duration or size that is none. */
    @Override
    public Object handleInstantiationProblem(
            DeserializationContext context, Class<?> type, @Nullable Object argument, Throwable problem)
            throws JsonMappingException {
        return isSettingOfOurs(context.getParser()) ? refuseValue(context.getParser(), type) : NOT_HANDLED;
    }

    /** A list or a section in place of a value, or the other way round. */
    @Override
    public Object handleUnexpectedToken(
            DeserializationContext context, JavaType type, JsonToken token, JsonParser parser, String message)
            throws JsonMappingException {
        if (isOurs(type.getRawClass())) {
            throw refused(parser, type.getRawClass(), SECTION);
        }
        if (!isSettingOfOurs(parser)) {
            return NOT_HANDLED;
        }
        if (type.isCollectionLikeType()) {
            throw refused(parser, type.getRawClass(), "is a list; write each entry after a dash");
        }
        return refuseValue(parser, type.getRawClass());
    }

    /** A text where there ought to be a number, or true or false. */
    @Override
    public Object handleWeirdStringValue(DeserializationContext context, Class<?> type, String value, String message)
            throws JsonMappingException {
        return isSettingOfOurs(context.getParser()) ? refuseText(context.getParser(), type) : NOT_HANDLED;
    }

    @Override
    public @Nullable JavaType handleUnknownTypeId(
            DeserializationContext context, JavaType baseType, String typeId, TypeIdResolver resolver, String message)
            throws JsonMappingException {
        return refuseType(context, baseType, "has a type that is unknown", resolver);
    }

    @Override
    public @Nullable JavaType handleMissingTypeId(
            DeserializationContext context, JavaType baseType, TypeIdResolver resolver, String message)
            throws JsonMappingException {
        return refuseType(context, baseType, "has no type", resolver);
    }

    private static @Nullable JavaType refuseType(
            DeserializationContext context, JavaType baseType, String problem, TypeIdResolver resolver)
            throws JsonMappingException {
        if (baseType.hasRawClass(SessionsFactory.class)) {
            throw refused(
                    context.getParser(),
                    SessionsFactory.class,
                    problem + "; write one of " + resolver.getDescForKnownTypeIds() + MODULES);
        }
        return null;
    }

    private static Object refuseValue(JsonParser parser, Class<?> type) throws JsonMappingException {
        if (type == Duration.class) {
            throw refused(parser, type, "is no duration; write a number and its unit, as in 30s, 15m, 1h or 7d");
        }
        if (type == DataSize.class) {
            throw refused(parser, type, "is no size; write a number and its unit, as in 512B or 8KiB");
        }
        throw refused(parser, type, "takes one value; write no list and no section");
    }

    private static Object refuseText(JsonParser parser, Class<?> type) throws JsonMappingException {
        if (Primitives.wrap(type) == Boolean.class) {
            throw refused(parser, type, "is neither true nor false");
        }
        throw refused(parser, type, "is no whole number");
    }

    private static JsonMappingException refused(JsonParser parser, Class<?> type, String problem) {
        return MismatchedInputException.from(parser, type, problem);
    }

    /** Whether the value that is being read is for a field of one of our sections, or an entry of such a field. */
    private static boolean isSettingOfOurs(JsonParser parser) {
        for (var context = parser.getParsingContext(); context != null; context = context.getParent()) {
            Object section = context.getCurrentValue();
            if (section != null && !(section instanceof Iterable)) {
                return isOurs(section.getClass());
            }
        }
        return false;
    }

    private static boolean isOurs(Class<?> type) {
        return type.getPackageName().equals(PACKAGE) || SessionsFactory.class.isAssignableFrom(type);
    }
}
