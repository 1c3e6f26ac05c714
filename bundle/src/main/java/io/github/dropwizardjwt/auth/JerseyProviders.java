package io.github.dropwizardjwt.auth;

import com.google.common.base.Suppliers;
import java.lang.annotation.Annotation;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.glassfish.jersey.internal.inject.InjectionManager;
import org.glassfish.jersey.internal.inject.InjectionResolver;
import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.server.model.Parameter;
import org.glassfish.jersey.server.spi.internal.ValueParamProvider;
import org.jspecify.annotations.Nullable;

/** The providers that inject parameters and fields, bound by the application or by Jersey. Thread-safe. */
final class JerseyProviders {
    private static final Comparator<ValueParamProvider> HEAVIEST_FIRST =
            Comparator.comparingInt(provider -> -provider.getPriority().getWeight());

    private final InjectionManager injection;
    private final Supplier<List<ValueParamProvider>> heaviestFirst;

    /** Looks providers up when the first parameter is asked for: all are bound by then. */
    JerseyProviders(InjectionManager injection) {
        this.injection = injection;
        this.heaviestFirst = Suppliers.memoize(() -> heaviestFirst(injection));
    }

    private static List<ValueParamProvider> heaviestFirst(InjectionManager injection) {
        List<ValueParamProvider> bound = injection.getAllInstances(ValueParamProvider.class);
        return bound.stream().sorted(HEAVIEST_FIRST).toList();
    }

    /**
     * Asks the value providers in the order of their weights, as Jersey does.
     *
     * @param except providers that are not asked
     * @return what the first of them provides; null if none does
     */
    @Nullable
    Function<ContainerRequest, ?> valueOf(Parameter parameter, Class<?>... except) {
        List<Class<?>> skipped = List.of(except);
        return heaviestFirst.get().stream()
                .filter(provider -> !skipped.contains(provider.getClass()))
                .map(provider -> provider.getValueProvider(parameter))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** Whether fields and constructor parameters with this annotation are injected. */
    boolean injects(Class<? extends Annotation> annotation) {
        List<InjectionResolver<?>> bound = injection.getAllInstances(InjectionResolver.class);
        return bound.stream().anyMatch(resolver -> resolver.getAnnotation() == annotation);
    }
}
