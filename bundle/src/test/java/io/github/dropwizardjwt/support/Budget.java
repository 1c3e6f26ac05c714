package io.github.dropwizardjwt.support;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;

/**
 * What code may allocate and compute, in proportion to the size of its input. Generous: it finds what grows faster than
 * the input, not what is slow.
 *
 * @param freeBytes how much may be allocated for any input
 * @param bytesPerByte how much more may be allocated for each byte of input
 * @param nanosPerByte how long a processor may work for each byte of input
 */
public record Budget(long freeBytes, long bytesPerByte, long nanosPerByte) {
    /** For readers of text. */
    public static final Budget TEXT = new Budget(1 << 20, 512, 5_000);
    /** For readers of keys, which do arithmetic with large numbers. */
    public static final Budget KEYS = new Budget(1 << 24, 16_384, 200_000);

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final long FREE_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
    /** Classes are loaded and code is compiled at first. */
    private static final int ATTEMPTS = 4;

    /**
     * Runs code that deals with an input.
     *
     * @param inputSize in bytes
     * @param code may be run several times; throws what is a finding of its own
     * @throws AssertionError if it exceeds the budget each time
     */
    public void check(int inputSize, Runnable code) {
        long mostBytes = freeBytes + bytesPerByte * inputSize;
        long mostNanos = FREE_NANOS + nanosPerByte * inputSize;
        for (int attempt = 1; ; attempt++) {
            long bytesBefore = THREADS.getCurrentThreadAllocatedBytes();
            long nanosBefore = THREADS.getCurrentThreadCpuTime();
            code.run();
            long nanos = THREADS.getCurrentThreadCpuTime() - nanosBefore;
            long bytes = THREADS.getCurrentThreadAllocatedBytes() - bytesBefore;
            if (bytes <= mostBytes && nanos <= mostNanos) {
                return;
            }
            if (attempt == ATTEMPTS) {
                throw new AssertionError("An input of " + inputSize + " bytes costs " + bytes + " bytes and "
                        + nanos / 1000 + " microseconds");
            }
        }
    }
}
