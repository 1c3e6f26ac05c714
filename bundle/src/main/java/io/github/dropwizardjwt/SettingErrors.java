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
import io.github.dropwizardjwt.config.session.SessionsFactory;
import org.jspecify.annotations.Nullable;

/**
 * Reports how to write a setting of this library that has a value of the wrong kind. Jackson's own messages name the
 * expected Java type, and quote the value, which may be a secret. Other settings of the application are left to
 * Jackson.
 */
final class SettingErrors extends DeserializationProblemHandler {
    private static final String BEANS = SettingErrors.class.getPackageName() + ".config.";
    private static final String SECTION = "is a section; write its settings below it, each as name: value";
    private static final String MODULES = "; jdbi3 and redis need the module dropwizard-jwt-jdbi3 or "
            + "dropwizard-jwt-redis among the application's dependencies";

    /** A value in place of a section, or a duration without a unit. */
    @Override
    public Object handleMissingInstantiator(
            DeserializationContext context,
            Class<?> type,
            ValueInstantiator instantiator,
            JsonParser parser,
            String message)
            throws JsonMappingException {
        if (isOurs(type)) {
            throw rejected(parser, type, SECTION);
        }
        return isSettingOfOurs(parser) ? rejectValue(parser, type) : NOT_HANDLED;
    }

    /** A malformed duration or size. */
    @Override
    public Object handleInstantiationProblem(
            DeserializationContext context, Class<?> type, @Nullable Object argument, Throwable problem)
            throws JsonMappingException {
        return isSettingOfOurs(context.getParser()) ? rejectValue(context.getParser(), type) : NOT_HANDLED;
    }

    /** A list or a section in place of a value, or the other way round. */
    @Override
    public Object handleUnexpectedToken(
            DeserializationContext context, JavaType type, JsonToken token, JsonParser parser, String message)
            throws JsonMappingException {
        if (isOurs(type.getRawClass())) {
            throw rejected(parser, type.getRawClass(), SECTION);
        }
        if (!isSettingOfOurs(parser)) {
            return NOT_HANDLED;
        }
        if (type.isCollectionLikeType()) {
            throw rejected(parser, type.getRawClass(), "is a list; write each entry after a dash");
        }
        return rejectValue(parser, type.getRawClass());
    }

    /** A text in place of a number or a boolean. */
    @Override
    public Object handleWeirdStringValue(DeserializationContext context, Class<?> type, String value, String message)
            throws JsonMappingException {
        return isSettingOfOurs(context.getParser()) ? rejectText(context.getParser(), type) : NOT_HANDLED;
    }

    @Override
    public @Nullable JavaType handleUnknownTypeId(
            DeserializationContext context, JavaType baseType, String typeId, TypeIdResolver resolver, String message)
            throws JsonMappingException {
        return rejectType(context, baseType, "has a type that is unknown", resolver);
    }

    @Override
    public @Nullable JavaType handleMissingTypeId(
            DeserializationContext context, JavaType baseType, TypeIdResolver resolver, String message)
            throws JsonMappingException {
        return rejectType(context, baseType, "has no type", resolver);
    }

    private static @Nullable JavaType rejectType(
            DeserializationContext context, JavaType baseType, String problem, TypeIdResolver resolver)
            throws JsonMappingException {
        if (baseType.hasRawClass(SessionsFactory.class)) {
            throw rejected(
                    context.getParser(),
                    SessionsFactory.class,
                    problem + "; write one of " + resolver.getDescForKnownTypeIds() + MODULES);
        }
        return null;
    }

    private static Object rejectValue(JsonParser parser, Class<?> type) throws JsonMappingException {
        if (type == Duration.class) {
            throw rejected(parser, type, "is no duration; write a number and its unit, as in 30s, 15m, 1h or 7d");
        }
        if (type == DataSize.class) {
            throw rejected(parser, type, "is no size; write a number and its unit, as in 512B or 8KiB");
        }
        throw rejected(parser, type, "takes one value; write no list and no section");
    }

    private static Object rejectText(JsonParser parser, Class<?> type) throws JsonMappingException {
        if (Primitives.wrap(type) == Boolean.class) {
            throw rejected(parser, type, "is neither true nor false");
        }
        throw rejected(parser, type, "is no whole number");
    }

    private static JsonMappingException rejected(JsonParser parser, Class<?> type, String problem) {
        return MismatchedInputException.from(parser, type, problem);
    }

    /** Whether the parser is at a setting in one of our sections, or at an entry of such a setting. */
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
        return type == JwtConfiguration.class
                || type.getPackageName().startsWith(BEANS)
                || SessionsFactory.class.isAssignableFrom(type);
    }
}
