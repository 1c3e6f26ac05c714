package io.github.dropwizardjwt.key.remote;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DaemonThreadsTest {
    @Test
    void keepNoProcessAlive() {
        Thread thread = new DaemonThreads("keys").newThread(() -> {});
        assertThat(thread.isDaemon()).isTrue();
        assertThat(thread.getName()).isEqualTo("keys");
    }
}
