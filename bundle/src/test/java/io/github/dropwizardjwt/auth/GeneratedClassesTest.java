package io.github.dropwizardjwt.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dropwizardjwt.support.Logs;
import io.github.dropwizardjwt.support.TestServer;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.implementation.InvocationHandlerAdapter;
import net.bytebuddy.matcher.ElementMatchers;
import org.glassfish.jersey.process.Inflector;
import org.glassfish.jersey.server.ApplicationHandler;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.model.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A class that is made while the application runs stands before another one, whose annotations it does not have. */
class GeneratedClassesTest {
    private static final Object TARGET = new Guarded();
    /** Calls an object whose class has {@link RequireToken}, which the caller does not have. */
    private static final InvocationHandler TO_GUARDED = (self, method, arguments) -> {
        try {
            return method.invoke(TARGET, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    };

    private static final Object SUBCLASS = generated(Guarded.class);

    @ParameterizedTest
    @EnumSource
    void jdkProxyStopsTheStart(Unannotated unannotated) {
        assertThatThrownBy(() -> TestServer.with(TestTokens.feature(unannotated), proxyOf(Api.class)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageMatching(
                        "(?s).*\\* GET /generated \\(\\S*\\$Proxy\\d+#get\\): \\S*\\$Proxy\\d+ is generated at "
                                + "run time, so that the annotations of the class that it calls are not known; register that "
                                + "class or an instance of it, without a proxy.*");
    }

    @ParameterizedTest
    @EnumSource
    void generatedImplementationOfAnInterfaceStopsTheStart(Unannotated unannotated) {
        assertThatThrownBy(() -> TestServer.with(TestTokens.feature(unannotated), generated(Api.class)))
                .hasMessageContaining("is generated at run time, so that the annotations of the class that it calls");
    }

    @Test
    void generatedSubclassOfAnAbstractClassStopsTheStart() {
        assertThatThrownBy(() -> TestServer.with(TestTokens.feature(), generated(Base.class)))
                .hasMessageContaining("is generated at run time, so that the annotations of the class that it calls");
    }

    @Test
    void generatedSubclassOfAGeneratedImplementationStopsTheStart() {
        assertThatThrownBy(() -> TestServer.with(
                        TestTokens.feature(), generated(generated(Api.class).getClass())))
                .hasMessageContaining("is generated at run time, so that the annotations of the class that it calls");
    }

    /** What it extends is written, but is not the resource. */
    @ParameterizedTest
    @ValueSource(classes = {Api.class, MethodsOnly.class})
    void generatedSubclassThatAddsAResourceInterfaceStopsTheStart(Class<?> api) {
        assertThatThrownBy(() -> TestServer.with(TestTokens.feature(), generated(Plain.class, api)))
                .hasMessageContaining("is generated at run time, so that the annotations of the class that it calls");
    }

    @Test
    void generatedSubclassMayAddAMarkerInterface() {
        try (TestServer server =
                TestServer.with(TestTokens.feature(), generated(Guarded.class, Api.class, Marker.class))) {
            assertThat(server.get("/generated").statusCode()).isEqualTo(401);
        }
    }

    @Test
    void proxyThatHandlesABuiltResourceStopsTheStart() {
        Resource.Builder built = Resource.builder("built");
        built.addMethod("GET").handledBy(inflectorProxy());
        assertThatThrownBy(() -> TestServer.configured(environment -> {
                    environment.jersey().register(TestTokens.feature());
                    environment.jersey().getResourceConfig().registerResources(built.build());
                }))
                .hasMessageContaining("is generated at run time, so that the annotations of the class that it calls");
    }

    /** A lambda has no annotations that could be missed. */
    @Test
    void lambdaThatHandlesABuiltResourceIsNoGeneratedClass() {
        Resource.Builder built = Resource.builder("built");
        built.addMethod("GET").handledBy(request -> "lambda");
        assertThat(warningsOf(new ResourceConfig().registerResources(built.build())))
                .isEmpty();
    }

    @Test
    void anonymousClassIsSeen() {
        try (TestServer server = TestServer.with(TestTokens.feature(), new Api() {
            @Override
            @RequireToken
            public String get() {
                return "anonymous";
            }
        })) {
            assertThat(server.get("/generated").statusCode()).isEqualTo(401);
        }
    }

    @Test
    void generatedSubclassIsGuardedAsItsSuperclassSays() {
        try (TestServer server = TestServer.with(TestTokens.feature(), generated(Guarded.class))) {
            assertThat(server.get("/generated").statusCode()).isEqualTo(401);
            assertThat(server.get("/generated", TestTokens.auth("alice")).body())
                    .isEqualTo("guarded");
        }
    }

    @Test
    void generatedSubclassIsNamedInAWarning() {
        assertThat(warningsOf(new ResourceConfig().register(generated(Guarded.class))))
                .singleElement()
                .asString()
                .matches("WARN \\S+Guarded\\S+ is generated at run time: what it declares and inherits is enforced; "
                        + "if it calls another object, the annotations of that one are not");
    }

    /** Here the start cannot tell: the request must not get through. */
    @Test
    void generatedClassBelowALocatorOfUnknownTypeIsNotCalled() {
        try (TestServer server = TestServer.with(TestTokens.feature(Unannotated.ALLOW), new Untold())) {
            for (String path : new String[] {"/untold/proxy", "/untold/generated", "/untold/proxy/deeper/open"}) {
                assertThat(server.get(path).statusCode()).as(path).isEqualTo(500);
            }
            try (Logs logs = new Logs()) {
                assertThat(server.get("/untold/subclass").statusCode()).isEqualTo(401);
                assertThat(server.get("/untold/subclass").statusCode()).isEqualTo(401);
                assertThat(logs.lines())
                        .filteredOn(line -> line.startsWith("WARN"))
                        .hasSize(1);
            }
        }
    }

    private static List<String> warningsOf(ResourceConfig application) {
        try (Logs logs = new Logs()) {
            new ApplicationHandler(application.register(TestTokens.feature(Unannotated.ALLOW)));
            return logs.lines().stream().filter(line -> line.startsWith("WARN")).toList();
        }
    }

    @SuppressWarnings("unchecked")
    private static Inflector<ContainerRequestContext, Object> inflectorProxy() {
        return (Inflector<ContainerRequestContext, Object>) proxyOf(Inflector.class);
    }

    private static Object proxyOf(Class<?> api) {
        return Proxy.newProxyInstance(api.getClassLoader(), new Class<?>[] {api}, TO_GUARDED);
    }

    private static Object generated(Class<?> type, Class<?>... interfaces) {
        try {
            return new ByteBuddy()
                    .subclass(type)
                    .implement(interfaces)
                    .method(ElementMatchers.named("get").or(ElementMatchers.named("deeper")))
                    .intercept(InvocationHandlerAdapter.of(TO_GUARDED))
                    .make()
                    .load(type.getClassLoader())
                    .getLoaded()
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }

    @Path("/generated")
    public interface Api {
        @GET
        default String get() {
            return "open";
        }

        @Path("/deeper")
        default Deeper deeper() {
            return new Deeper();
        }
    }

    public interface MethodsOnly {
        @GET
        String get();
    }

    public interface Marker {}

    @Path("/generated")
    public static class Plain {}

    @Path("/generated")
    public abstract static class Base {
        @GET
        public abstract String get();
    }

    public static class Guarded implements Api {
        @Override
        @RequireToken
        public String get() {
            return "guarded";
        }

        @Override
        @RequireToken
        public Deeper deeper() {
            return new Deeper();
        }
    }

    @Path("/untold")
    public static final class Untold {
        @Path("/proxy")
        public Object proxy() {
            return proxyOf(Api.class);
        }

        @Path("/generated")
        public Object anImplementation() {
            return generated(Api.class);
        }

        @Path("/subclass")
        public Object subclass() {
            return SUBCLASS;
        }
    }
}
