package io.github.dropwizardjwt.auth;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.BeanParam;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/** Finds {@code @Auth Token} on fields and constructors, where Jersey leaves it null: of resources and of their beans. */
final class UninjectedTokens {
    private final Set<Class<?>> seen = new HashSet<>();

    /** The classes among a class, its superclasses and its beans that have such a field or constructor. */
    Stream<Class<?>> in(Class<?> type) {
        return Stream.<Class<?>>iterate(type, next -> next != null && seen.add(next), Class::getSuperclass)
                .flatMap(this::inOne);
    }

    private Stream<Class<?>> inOne(Class<?> type) {
        Stream<Class<?>> here = members(type).anyMatch(Member::isToken) ? Stream.of(type) : Stream.empty();
        return Stream.concat(here, members(type).filter(Member::isBean).flatMap(bean -> in(bean.rawType)));
    }

    private record Member(AnnotatedElement element, Class<?> rawType, Type type) {
        boolean isToken() {
            return element.isAnnotationPresent(Auth.class)
                    && (AuthParameters.isToken(type) || AuthParameters.isOptionalToken(type));
        }

        boolean isBean() {
            return element.isAnnotationPresent(BeanParam.class);
        }
    }

    private static Stream<Member> members(Class<?> type) {
        Stream<Member> fields = Arrays.stream(type.getDeclaredFields())
                .map(field -> new Member(field, field.getType(), field.getGenericType()));
        Stream<Member> parameters = Arrays.stream(type.getDeclaredConstructors())
                .flatMap(constructor -> Arrays.stream(constructor.getParameters()))
                .map(parameter -> new Member(parameter, parameter.getType(), parameter.getParameterizedType()));
        return Stream.concat(fields, parameters);
    }
}
