package io.github.dropwizardjwt.benchmarks.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.dropwizardjwt.benchmarks.sample.Jca;
import io.github.dropwizardjwt.benchmarks.sample.Keys;
import io.github.dropwizardjwt.benchmarks.sample.Sample;
import io.github.dropwizardjwt.key.Algorithm;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** All libraries must check the same, or the comparison would be unfair. */
class CandidateTest {
    private static final Map<Algorithm, Keys> KEYS =
            Keys.ALGORITHMS.stream().collect(Collectors.toMap(algorithm -> algorithm, Keys::of));

    /** The JCA alone checks no claims. */
    static Stream<Arguments> libraries() {
        return candidates()
                .filter(arguments ->
                        arguments.get()[0] != Candidate.JCA && arguments.get()[0] != Candidate.JCA_CORRETTO);
    }

    static Stream<Arguments> issuers() {
        return candidates()
                .filter(arguments -> ((Candidate) arguments.get()[0])
                        .issues((Algorithm) arguments.get()[1]));
    }

    static Stream<Arguments> candidates() {
        return Arrays.stream(Candidate.values())
                .flatMap(candidate -> Keys.ALGORITHMS.stream()
                        .filter(candidate::has)
                        .map(algorithm -> Arguments.of(candidate, algorithm)));
    }

    @ParameterizedTest
    @MethodSource("candidates")
    void acceptsTheSample(Candidate candidate, Algorithm algorithm) throws Exception {
        Keys keys = KEYS.get(algorithm);
        Verifier verifier = candidate.verifier(keys);
        String token = sample(candidate, algorithm).signedWith(signer(keys));
        assertThat(verifier.verify(token)).isNotNull();
        assertThat(verifier.verify(token)).isNotNull();
    }

    @ParameterizedTest
    @MethodSource("candidates")
    void rejectsAnotherSignature(Candidate candidate, Algorithm algorithm) throws Exception {
        Keys keys = KEYS.get(algorithm);
        Sample sample = sample(candidate, algorithm);
        String token = sample.signedWith(signer(keys));
        String other = sample.signedWith(signer(keys));
        String tampered = signingInputOf(token) + other.substring(other.lastIndexOf('.'));
        rejects(candidate.verifier(keys), tampered);
    }

    @ParameterizedTest
    @MethodSource("candidates")
    void rejectsAnotherPayload(Candidate candidate, Algorithm algorithm) throws Exception {
        Keys keys = KEYS.get(algorithm);
        String[] parts = sample(candidate, algorithm).signedWith(signer(keys)).split("\\.", -1);
        String payload =
                new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8).replace("alice", "mallo");
        String encoded =
                Base64.getUrlEncoder().withoutPadding().encodeToString(payload.getBytes(StandardCharsets.UTF_8));
        assertThat(encoded).isNotEqualTo(parts[1]);
        rejects(candidate.verifier(keys), parts[0] + "." + encoded + "." + parts[2]);
    }

    @ParameterizedTest
    @MethodSource("libraries")
    void rejectsAnExpiredToken(Candidate candidate, Algorithm algorithm) throws Exception {
        Keys keys = KEYS.get(algorithm);
        Sample good = sample(candidate, algorithm);
        Sample expired =
                new Sample(good.algorithm(), good.issuer(), Instant.now().minusSeconds(2));
        rejects(candidate.verifier(keys), expired.signedWith(signer(keys)));
    }

    @ParameterizedTest
    @MethodSource("libraries")
    void rejectsAnotherIssuer(Candidate candidate, Algorithm algorithm) throws Exception {
        Keys keys = KEYS.get(algorithm);
        Sample good = sample(candidate, algorithm);
        Sample other = new Sample(good.algorithm(), "https://other.example.com", good.expiresAt());
        rejects(candidate.verifier(keys), other.signedWith(signer(keys)));
    }

    @ParameterizedTest
    @MethodSource("issuers")
    void issuesWhatItVerifies(Candidate candidate, Algorithm algorithm) throws Exception {
        Keys keys = KEYS.get(algorithm);
        String token = candidate.issuer(keys).issue();
        assertThat(candidate.verifier(keys).verify(token)).isNotNull();
        assertThat(new JcaAlone(null).verifier(keys).verify(token)).isNotNull();
        assertThat(token.length())
                .isCloseTo(sample(candidate, algorithm).signedWith(signer(keys)).length(), within(12));
    }

    private static void rejects(Verifier verifier, String token) {
        assertThatThrownBy(() -> verifier.verify(token)).isInstanceOf(Exception.class);
    }

    private static String signingInputOf(String token) {
        return token.substring(0, token.lastIndexOf('.'));
    }

    private static Sample sample(Candidate candidate, Algorithm algorithm) {
        return Sample.good(algorithm).withAlgorithm(candidate.headerOf(algorithm));
    }

    private static Jca.Signer signer(Keys keys) {
        return new Jca(keys, null).signer();
    }
}
