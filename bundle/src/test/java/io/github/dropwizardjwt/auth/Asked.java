package io.github.dropwizardjwt.auth;

import java.lang.reflect.Proxy;
import java.util.Map;

/** Makes a {@link RequireToken} whose attributes are not known when the test is compiled. */
final class Asked {
    private Asked() {}

    /** An annotation with these attributes and the defaults of the others. */
    static RequireToken with(Map<String, Object> attributes) {
        return (RequireToken) Proxy.newProxyInstance(
                RequireToken.class.getClassLoader(),
                new Class<?>[] {RequireToken.class},
                (annotation, attribute, arguments) ->
                        attributes.getOrDefault(attribute.getName(), attribute.getDefaultValue()));
    }
}
