package io.github.dropwizardjwt.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dropwizardjwt.support.Logs;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What attackers try, family by family, over real connections to real applications. */
class AttackSuiteTest {
    private static final Map<String, Integer> SENT = new LinkedHashMap<>();
    private static Services services;
    private static Logs log;

    @BeforeAll
    static void start() {
        services = new Services();
        log = Logs.ofEverything();
    }

    @AfterAll
    static void stop() {
        log.close();
        services.close();
        SENT.forEach((family, sent) -> System.out.println(family + ": " + sent + " requests"));
        System.out.println("All attacks: "
                + SENT.values().stream().mapToInt(Integer::intValue).sum() + " requests");
    }

    static Stream<Family> families() {
        return Stream.of(
                new TransportAttacks(),
                new AlgorithmAttacks(),
                new SignatureAttacks(),
                new HeaderAttacks(),
                new KeyHintAttacks(),
                new FormAttacks(),
                new EncodingAttacks(),
                new JsonAttacks(),
                new ClaimAttacks(),
                new TimeAttacks(),
                new KindAttacks(),
                new ProviderAttacks(),
                new WiringAttacks(),
                new CookieAttacks(),
                new BrowserAttacks(),
                new SessionAttacks(),
                new LeakAttacks());
    }

    @ParameterizedTest
    @MethodSource("families")
    void isRejectedAndLeavesNoTrace(Family family) {
        try (Runner runner = new Runner(services, log)) {
            int sent = runner.run(family);
            SENT.put(family.getClass().getSimpleName(), sent);
            assertThat(sent).isGreaterThanOrEqualTo(family.minimum());
        }
    }
}
