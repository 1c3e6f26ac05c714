package io.github.dropwizardjwt.auth.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestDescriptionTest {
    @ParameterizedTest
    @ValueSource(strings = {"", " ", "GET /users\nadmitted", "GET\r", "GET;"})
    void rejectsWhatIsNoMethod(String method) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RequestDescription.withToken(method, "/users", null))
                .withMessage("A request needs a method, such as GET");
    }

    /** The authority would be taken for that of the service, and what follows for the path. */
    @ParameterizedTest
    @ValueSource(strings = {"users", "//host.example/users", "//users", "https://host.example/users"})
    void rejectsWhatIsNoPath(String target) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RequestDescription.withToken("GET", target, null))
                .withMessage("The path of a request begins with one slash, as in /users/alice");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/users\nadmitted", "/users a", "/users\u0007", "/users?q=a\rb"})
    void rejectsPathsThatAreNotEncodedAndDoesNotQuoteThem(String target) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RequestDescription.withToken("GET", target, null))
                .withMessage("The path of the request is not that of a URI; encode it");
    }

    @Test
    void takesAnyMethodThatHttpAllows() {
        assertThat(RequestDescription.withToken("VERSION-CONTROL", "/a//b?c=d", null))
                .hasToString("VERSION-CONTROL /a//b");
    }
}
