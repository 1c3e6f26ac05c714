package io.github.dropwizardjwt.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dropwizardjwt.support.TestServer;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Wherever a requirement stands, it is enforced: over a real server, since Jersey's own look-up misses many of these.
 */
class InheritanceTest {
    private final TestServer server = TestServer.with(
            TestTokens.feature(Unannotated.ALLOW),
            OnMethod.class,
            OnClass.class,
            OnInterfaceMethod.class,
            OnInterfaceMethodRepeated.class,
            OnInterface.class,
            OnSuperclass.class,
            OnSuperMethod.class,
            OnGenericSuperMethod.class,
            OnGrandparentInterface.class,
            Composed.class,
            ComposedTwice.class,
            ComposedOnClass.class,
            Inherits.class,
            Lifted.class,
            LiftedInSuperclass.class,
            LiftedByInterface.class,
            OverriddenRequirement.class,
            Overloads.class);

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "on-method",
                "on-class",
                "on-interface-method",
                "on-interface-method-repeated",
                "on-interface",
                "on-superclass",
                "on-super-method",
                "on-generic-super-method",
                "on-grandparent-interface",
                "composed",
                "composed-twice",
                "composed-on-class",
                "inherits"
            })
    void requirementIsEnforcedWhereverItStands(String path) {
        assertThat(server.send("POST", "/" + path).statusCode()).isEqualTo(401);
        assertThat(server.send("POST", "/" + path, TestTokens.auth("alice")).statusCode())
                .isEqualTo(403);
        assertThat(server.send("POST", "/" + path, TestTokens.admin("alice")).body())
                .isEqualTo("done");
    }

    @Test
    void permitAllOnAMethodLiftsTheRequirementOfItsClass() {
        assertThat(server.send("POST", "/lifted").body()).isEqualTo("done");
        assertThat(server.send("POST", "/lifted/other").statusCode()).isEqualTo(401);
    }

    @Test
    void permitAllOnAnInheritedMethodDoesNotLiftTheRequirementOfTheInheritingClass() {
        assertThat(server.send("POST", "/lifted-in-superclass").statusCode()).isEqualTo(401);
    }

    @Test
    void permitAllOfAnInterfaceDoesNotLiftTheRequirementOfASuperclassBesideIt() {
        assertThat(server.send("POST", "/lifted-by-interface").statusCode()).isEqualTo(401);
        assertThat(server.send("POST", "/lifted-by-interface", TestTokens.auth("alice"))
                        .body())
                .isEqualTo("done");
    }

    @Test
    void nearestRequirementCountsWhole() {
        assertThat(server.send("POST", "/overridden", TestTokens.auth("alice")).body())
                .isEqualTo("done");
        assertThat(server.send("POST", "/overridden").statusCode()).isEqualTo(401);
    }

    @Test
    void overloadOfAProtectedSuperMethodIsNotTakenForTheMethodItself() {
        assertThat(server.get("/overloads").body()).isEqualTo("open");
        assertThat(server.send("POST", "/overloads").body()).isEqualTo("open");
    }

    @Test
    void contradictionsStopTheStart() {
        assertThatThrownBy(() -> TestServer.with(TestTokens.feature(), Contradicting.class))
                .hasMessageContaining(
                        "POST /contradicting (Contradicting#call): it inherits conflicting annotations from "
                                + "several types");
        assertThatThrownBy(() -> TestServer.with(TestTokens.feature(), BothAtOnce.class))
                .hasMessageContaining(
                        "POST /both (BothAtOnce#call): @RequireToken and @PermitAll conflict; set only one");
        assertThatThrownBy(() -> TestServer.with(TestTokens.feature(), TwiceComposed.class))
                .hasMessageContaining(
                        "POST /twice (TwiceComposed#call): several of its annotations carry a @RequireToken");
    }

    @Retention(RetentionPolicy.RUNTIME)
    @RequireToken(scope = "admin")
    @interface AdminOnly {}

    @Retention(RetentionPolicy.RUNTIME)
    @AdminOnly
    @interface StaffOnly {}

    @Retention(RetentionPolicy.RUNTIME)
    @RequireToken(scope = "other")
    @interface OtherOnly {}

    public interface Callable {
        @RequireToken(scope = "admin")
        String call();
    }

    public interface Silent extends Callable {
        @Override
        String call();
    }

    @RequireToken(scope = "admin")
    public interface AdminApi {}

    public abstract static class GenericBase<T> {
        @POST
        @RequireToken(scope = "admin")
        public String call(T body) {
            return "base";
        }
    }

    @RequireToken(scope = "admin")
    public abstract static class AdminBase {}

    public abstract static class MethodBase {
        @POST
        @RequireToken(scope = "admin")
        public String call() {
            return "done";
        }
    }

    @Path("/on-method")
    public static class OnMethod {
        @POST
        @RequireToken(scope = "admin")
        public String call() {
            return "done";
        }
    }

    @Path("/on-class")
    @RequireToken(scope = "admin")
    public static class OnClass {
        @POST
        public String call() {
            return "done";
        }
    }

    @Path("/on-interface-method")
    public static class OnInterfaceMethod implements AnnotatedCallable {
        @Override
        public String call() {
            return "done";
        }
    }

    public interface AnnotatedCallable {
        @POST
        @RequireToken(scope = "admin")
        String call();
    }

    @Path("/on-interface-method-repeated")
    public static class OnInterfaceMethodRepeated implements Callable {
        @Override
        @POST
        public String call() {
            return "done";
        }
    }

    @Path("/on-interface")
    public static class OnInterface implements AdminApi {
        @POST
        public String call() {
            return "done";
        }
    }

    @Path("/on-superclass")
    public static class OnSuperclass extends AdminBase {
        @POST
        public String call() {
            return "done";
        }
    }

    @Path("/on-super-method")
    public static class OnSuperMethod extends MethodBase {
        @Override
        @POST
        public String call() {
            return "done";
        }
    }

    @Path("/on-generic-super-method")
    public static class OnGenericSuperMethod extends GenericBase<String> {
        @Override
        @POST
        public String call(String body) {
            return "done";
        }
    }

    @Path("/on-grandparent-interface")
    public static class OnGrandparentInterface implements Silent {
        @Override
        @POST
        public String call() {
            return "done";
        }
    }

    @Path("/composed")
    public static class Composed {
        @POST
        @AdminOnly
        public String call() {
            return "done";
        }
    }

    @Path("/composed-twice")
    public static class ComposedTwice {
        @POST
        @StaffOnly
        public String call() {
            return "done";
        }
    }

    @Path("/composed-on-class")
    @StaffOnly
    public static class ComposedOnClass {
        @POST
        public String call() {
            return "done";
        }
    }

    @Path("/inherits")
    public static class Inherits extends MethodBase {}

    @Path("/lifted")
    @RequireToken
    public static class Lifted {
        @POST
        @PermitAll
        public String call() {
            return "done";
        }

        @POST
        @Path("/other")
        public String other() {
            return "done";
        }
    }

    public abstract static class PermittingBase {
        @POST
        @PermitAll
        public String call() {
            return "done";
        }
    }

    @Path("/lifted-in-superclass")
    @RequireToken
    public static class LiftedInSuperclass extends PermittingBase {}

    @RequireToken
    public abstract static class GuardedBase {
        @POST
        public String call() {
            return "done";
        }
    }

    public interface PermittingApi {
        @PermitAll
        String call();
    }

    @Path("/lifted-by-interface")
    public static class LiftedByInterface extends GuardedBase implements PermittingApi {}

    @Path("/overridden")
    public static class OverriddenRequirement extends MethodBase {
        @Override
        @POST
        @RequireToken
        public String call() {
            return "done";
        }
    }

    public abstract static class OverloadBase {
        @RequireToken
        public String call(Object body) {
            return "protected";
        }
    }

    @Path("/overloads")
    public static class Overloads extends OverloadBase {
        @GET
        public String call() {
            return "open";
        }

        @POST
        public String call(String body) {
            return "open";
        }
    }

    public interface OneSide {
        @RequireToken(scope = "one")
        String call();
    }

    public interface OtherSide {
        @RequireToken(scope = "other")
        String call();
    }

    @Path("/contradicting")
    public static class Contradicting implements OneSide, OtherSide {
        @Override
        @POST
        public String call() {
            return "done";
        }
    }

    @Path("/both")
    public static class BothAtOnce {
        @POST
        @PermitAll
        @RequireToken
        public String call() {
            return "done";
        }
    }

    @Path("/twice")
    public static class TwiceComposed {
        @POST
        @AdminOnly
        @OtherOnly
        public String call() {
            return "done";
        }
    }
}
