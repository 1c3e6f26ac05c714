package io.github.dropwizardjwt.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.GeneralSecurityException;
import java.security.SignatureException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;

class PoolTest {
    private final List<Object> made = new ArrayList<>();
    private final Pool<Object> reused = new Pool<>(() -> {
        Object object = new Object();
        made.add(object);
        return object;
    });

    @Test
    void lendsTheSameObjectAgain() throws Exception {
        List<Object> lent = new ArrayList<>();
        assertThat(reused.<Boolean>lend(lent::add)).isTrue();
        assertThat(reused.<String>lend(object -> lent.add(object) ? "lent" : ""))
                .isEqualTo("lent");
        assertThat(lent).hasSize(2).containsOnly(made.get(0));
        assertThat(made).hasSize(1);
    }

    @Test
    void keepsNoneWhoseUseFailed() {
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> reused.lend(object -> {
                        throw new SignatureException();
                    }))
                    .isInstanceOf(SignatureException.class);
        }
        assertThat(made).hasSize(3);
    }

    @Test
    void makesAnotherIfOneThatWasKeptFails() throws Exception {
        Object kept = reused.lend(object -> object);
        Object answer = reused.lendOrRenew(object -> {
            if (object == kept) {
                throw new SignatureException();
            }
            return object;
        });

        assertThat(made).containsExactly(kept, answer);
        assertThat(reused.<Object>lendOrRenew(object -> object)).isSameAs(answer);
    }

    @Test
    void makesNoOtherIfANewOneFails() {
        assertThatThrownBy(() -> reused.lendOrRenew(object -> {
                    throw new SignatureException();
                }))
                .isInstanceOf(SignatureException.class);
        assertThat(made).hasSize(1);
    }

    /** Ids of threads are given one after the other, so this many meet every place. */
    @Test
    void makesNoMoreThanThereAreProcessorsFourTimesHoweverManyThreadsCome() throws Exception {
        reused.prepare();
        assertThat(made).hasSize(1);
        int places = Integer.highestOneBit(Runtime.getRuntime().availableProcessors()) * 4;
        Executor newThread = task -> new Thread(task).start();
        Set<Object> lent = new HashSet<>();
        for (int i = 0; i < 20 * places; i++) {
            CompletableFuture.runAsync(() -> lend(lent), newThread).get();
        }
        assertThat(lent).hasSize(places).containsAll(made);
        assertThat(made).hasSize(places);
    }

    private void lend(Set<Object> lent) {
        try {
            reused.lend(lent::add);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
