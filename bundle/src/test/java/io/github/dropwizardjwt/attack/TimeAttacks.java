package io.github.dropwizardjwt.attack;

import io.github.dropwizardjwt.support.Members;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Before, at and after each limit in time, to the second and to the nanosecond, with tokens and with the clock moved.
 */
final class TimeAttacks implements Family {
    private static final List<BigDecimal> FRACTIONS = List.of(
            new BigDecimal("-0.000000001"), BigDecimal.ZERO, new BigDecimal("0.000000001"), new BigDecimal("0.5"));

    @Override
    public int minimum() {
        return 2_400;
    }

    @Override
    public void attack(Services services, Consumer<Attack> sender) {
        Tokens tokens = new Tokens(sender);
        for (Signer signer : services.signers()) {
            moveTheTokens(signer, tokens);
            moveTheClock(signer, services, tokens);
        }
    }

    private static void moveTheTokens(Signer signer, Tokens tokens) {
        int skew = signer.service().skew();
        for (int seconds : IntStream.rangeClosed(-skew - 3, skew + 3).toArray()) {
            for (BigDecimal fraction : FRACTIONS) {
                BigDecimal offset = fraction.add(BigDecimal.valueOf(seconds));
                String time =
                        offset.add(BigDecimal.valueOf(signer.service().now())).toPlainString();
                boolean expired = offset.compareTo(BigDecimal.valueOf(-skew)) <= 0;
                boolean early = offset.compareTo(BigDecimal.valueOf(skew)) > 0;
                Members issuedBefore = signer.claims()
                        .with("iat", Long.toString(signer.service().now() - skew - 4));
                send(signer, issuedBefore, "exp", time, !expired, tokens);
                // The skew makes no good token of one that expires before it is issued.
                send(
                        signer,
                        signer.claims(),
                        "exp",
                        time,
                        offset.signum() > 0 || (skew > 0 && offset.signum() == 0),
                        tokens);
                send(signer, signer.claims(), "nbf", time, !early, tokens);
                send(signer, signer.claims(), "iat", time, !early, tokens);
            }
        }
    }

    private static void send(Signer signer, Members claims, String name, String time, boolean good, Tokens tokens) {
        String token = signer.token(signer.header(), claims.with(name, time));
        tokens.send(signer + " " + name + " " + time, signer.service(), token, good);
    }

    /** One token all the time, which a cache knows by then. */
    private static void moveTheClock(Signer signer, Services services, Tokens tokens) {
        Instant before = services.clock.instant();
        String token = signer.token(
                signer.header(),
                signer.claims().with("exp", Long.toString(signer.service().now() + 60)));
        int end = 60 + signer.service().skew();
        for (int seconds : new int[] {
            0,
            59,
            end - 1,
            end,
            end + 1,
            end - 1,
            end + 3600,
            0,
            end,
            -signer.service().skew() - 1,
            0
        }) {
            services.clock.set(before.plusSeconds(seconds));
            boolean good = seconds < end && seconds >= -signer.service().skew();
            tokens.send(signer + " at " + seconds, signer.service(), token, good);
        }
        services.clock.set(before.plusSeconds(end).minusNanos(1));
        tokens.letIn(signer + " in the last nanosecond", signer.service(), token);
        services.clock.set(before);
    }
}
