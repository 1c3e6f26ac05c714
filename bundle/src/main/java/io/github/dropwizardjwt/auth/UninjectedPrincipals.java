package io.github.dropwizardjwt.auth;

import io.dropwizard.auth.Auth;
import io.github.dropwizardjwt.auth.principal.Principals;
import jakarta.ws.rs.BeanParam;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds {@code @Auth} on fields and constructors of resources and their {@code @BeanParam} types, where Jersey would
 * leave the value null. For principals other than tokens, the application may have bound a resolver.
 */
final class UninjectedPrincipals {
    private final JerseyProviders providers;
    private final Principals principals;
    private final Set<Class<?>> seen = new HashSet<>();

    UninjectedPrincipals(JerseyProviders providers, Principals principals) {
        this.providers = providers;
        this.principals = principals;
    }

    /** What is wrong with a class, its superclasses and its beans, and how to fix it. */
    Stream<String> in(Class<?> type) {
        return Stream.<Class<?>>iterate(type, next -> next != null && seen.add(next), Class::getSuperclass)
                .flatMap(this::inOne);
    }

    private Stream<String> inOne(Class<?> type) {
        Stream<String> here = members(type)
                .filter(this::isNull)
                .map(Member::name)
                .distinct()
                .map(name -> "@Auth " + name + " is on a field or constructor of " + type.getSimpleName()
                        + ", where it is not injected; make it a parameter of the resource method");
        return Stream.concat(here, members(type).filter(Member::isBean).flatMap(bean -> in(bean.rawType)));
    }

    private boolean isNull(Member member) {
        return member.element.isAnnotationPresent(Auth.class)
                && (principals.inject(member.type) || !providers.injects(Auth.class));
    }

    private record Member(AnnotatedElement element, Class<?> rawType, Type type) {
        String name() {
            return type instanceof ParameterizedType ? type.getTypeName() : rawType.getSimpleName();
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
