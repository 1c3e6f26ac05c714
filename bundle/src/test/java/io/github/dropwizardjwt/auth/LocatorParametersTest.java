package io.github.dropwizardjwt.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropwizard.auth.Auth;
import io.github.dropwizardjwt.support.TestServer;
import io.github.dropwizardjwt.token.Token;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What converts a locator's parameters may ask a database, and its 404 tells what exists: the guard comes first. */
class LocatorParametersTest {
    private static final AtomicInteger CONVERSIONS = new AtomicInteger();
    private static final AtomicInteger REJECTIONS = new AtomicInteger();

    @AutoClose
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.with(
                JwtFeature.builder(TestTokens.MANAGER)
                        .errorHandler((request, reason, response) -> REJECTIONS.incrementAndGet())
                        .build(),
                new Converters(),
                new Root());
    }

    @BeforeEach
    void reset() {
        CONVERSIONS.set(0);
        REJECTIONS.set(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/root/two/7/8/x",
                "/root/two/nan/8/x",
                "/root/two/7/8/nothing-here",
                "/root/value-of/7/x?id=nan",
                "/root/bean/7/x",
                "/root/bean/nan/x",
                "/root/token/nan/x",
                "/root/untold/7/x",
                "/root/plain/inner/nan/x"
            })
    void nothingIsConvertedForARequestThatTheGuardRejects(String path) {
        assertThat(server.get(path).statusCode()).isEqualTo(401);
        assertThat(server.get(path, TestTokens.refresh("alice")).statusCode()).isEqualTo(401);
        assertThat(CONVERSIONS).hasValue(0);
        assertThat(REJECTIONS).as("one rejection for each request").hasValue(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/root/two/7/8/x",
                "/root/value-of/7/x?id=8",
                "/root/bean/7/x",
                "/root/token/7/x",
                "/root/untold/7/x",
                "/root/plain/inner/7/x"
            })
    void requestThatTheGuardAdmitsIsConverted(String path) {
        assertThat(server.get(path, TestTokens.auth("alice")).body()).isEqualTo("x");
        assertThat(CONVERSIONS).hasPositiveValue();
    }

    @Test
    void requestThatTheGuardAdmitsFailsWhereAParameterDoesNotConvert() {
        assertThat(server.get("/root/two/nan/8/x", TestTokens.auth("alice")).statusCode())
                .isEqualTo(404);
    }

    @Test
    void parametersOfALocatorWithoutGuardAreConvertedForEverybody() {
        assertThat(server.get("/root/open/7/x").body()).isEqualTo("x");
        assertThat(server.get("/root/open/nan/x").statusCode()).isEqualTo(404);
        assertThat(CONVERSIONS).hasValue(2);
    }

    /** Documented: Jersey makes the instance of a resource class before any filter, and there is no hook. */
    @Test
    void fieldsOfAResourceClassAreConvertedForEverybody() {
        try (TestServer fields = TestServer.with(TestTokens.feature(), new Converters(), Fields.class)) {
            assertThat(fields.get("/fields/7").statusCode()).isEqualTo(401);
            assertThat(CONVERSIONS).hasValue(1);
            assertThat(fields.get("/fields/nan").statusCode()).isEqualTo(404);
        }
    }

    public record Id(int value) {}

    public record Code(int value) {
        public static Code valueOf(String text) {
            CONVERSIONS.incrementAndGet();
            return new Code(Integer.parseInt(text));
        }
    }

    private static final class Converters implements ParamConverterProvider, ParamConverter<Id> {
        @Override
        @SuppressWarnings("unchecked")
        public <T> ParamConverter<T> getConverter(Class<T> type, Type generic, Annotation[] annotations) {
            return type == Id.class ? (ParamConverter<T>) this : null;
        }

        @Override
        public Id fromString(String text) {
            CONVERSIONS.incrementAndGet();
            return new Id(Integer.parseInt(text));
        }

        @Override
        public String toString(Id id) {
            return "" + id.value();
        }
    }

    public static final class Bean {
        @PathParam("id")
        Id id;

        public Bean() {
            CONVERSIONS.incrementAndGet();
        }
    }

    @Path("/root")
    public static final class Root {
        @Path("two/{a}/{b: [0-9]+}")
        @RequireToken
        public Leaf two(@PathParam("a") Id a, @PathParam("b") Id b) {
            return new Leaf();
        }

        @Path("value-of/{a}")
        @RequireToken
        public Leaf valueOf(@PathParam("a") Code a, @QueryParam("id") Code id) {
            return new Leaf();
        }

        @Path("bean/{id}")
        @RequireToken
        public Leaf bean(@BeanParam Bean bean) {
            return new Leaf();
        }

        /** The converted one comes first. */
        @Path("token/{a}")
        public Leaf token(@PathParam("a") Id a, @Auth Token token) {
            return new Leaf();
        }

        @Path("untold/{a}")
        @RequireToken
        public Object untold(@PathParam("a") Id a, @Auth Token token) {
            return new Leaf();
        }

        @Path("plain")
        @PermitAll
        public Inner plain() {
            return new Inner();
        }

        @Path("open/{a}")
        @PermitAll
        public Leaf open(@PathParam("a") Id a) {
            return new Leaf();
        }
    }

    public static final class Inner {
        @Path("inner/{b}")
        @RequireToken
        public Leaf inner(@PathParam("b") Id b) {
            return new Leaf();
        }
    }

    public static final class Leaf {
        @GET
        @Path("x")
        @PermitAll
        public String get() {
            return "x";
        }
    }

    @Path("/fields/{a}")
    public static final class Fields {
        @PathParam("a")
        private Id a;

        @GET
        @RequireToken
        public String get() {
            return "" + a.value();
        }
    }
}
