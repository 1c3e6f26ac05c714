package io.github.dropwizardjwt.key.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.primitives.Bytes;
import io.github.dropwizardjwt.support.ScriptedIssuer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Members with headers that the JDK does not write; over HTTP, see {@link HttpFaultsTest}. */
class GzipTest {
    private static final byte[] PLAIN = ScriptedIssuer.gzip("text");
    private static final int HEADER = 10;
    private static final int FLAGS = 3;

    /** A member with these flags, and these bytes where the flags announce some. */
    private static byte[] member(int flags, int... further) {
        byte[] header = Arrays.copyOf(PLAIN, HEADER);
        header[FLAGS] = (byte) flags;
        byte[] announced = new byte[further.length];
        for (int i = 0; i < further.length; i++) {
            announced[i] = (byte) further[i];
        }
        return Bytes.concat(header, announced, Arrays.copyOfRange(PLAIN, HEADER, PLAIN.length));
    }

    private static String unpacked(byte[] packed) throws FetchFailedException {
        return new String(Gzip.unpack(packed, 4, "too much"), StandardCharsets.US_ASCII);
    }

    @Test
    void skipsWhatAHeaderMayHave() throws Exception {
        assertThat(unpacked(member(0))).isEqualTo("text");
        assertThat(unpacked(member(1))).as("said to be text").isEqualTo("text");
        assertThat(unpacked(member(4, 3, 0, 7, 7, 7))).as("extra field").isEqualTo("text");
        assertThat(unpacked(member(8, 'n', 0))).as("name").isEqualTo("text");
        assertThat(unpacked(member(16, 'c', 0))).as("comment").isEqualTo("text");
        assertThat(unpacked(member(4 | 8 | 16, 1, 0, 7, 'n', 0, 0))).as("all").isEqualTo("text");
    }

    @Test
    void checksTheChecksumOfAHeader() throws Exception {
        byte[] header = Arrays.copyOf(PLAIN, HEADER);
        header[FLAGS] = 2;
        CRC32 checksum = new CRC32();
        checksum.update(header);
        int low = (int) checksum.getValue() & 0xFF;
        int high = (int) (checksum.getValue() >> 8) & 0xFF;

        assertThat(unpacked(member(2, low, high))).isEqualTo("text");
        assertIsBroken(member(2, low ^ 1, high));
    }

    @ParameterizedTest
    @ValueSource(ints = {32, 64, 128})
    void rejectsFlagsThatAreReserved(int flag) {
        assertIsBroken(member(flag));
    }

    @Test
    void rejectsOtherMethodsAndWhatIsCutOffAnywhere() {
        byte[] other = PLAIN.clone();
        other[2] = 7;
        assertIsBroken(other);
        byte[] full = member(4 | 8 | 16, 1, 0, 7, 'n', 0, 'c', 0);
        for (int length = 0; length < full.length; length++) {
            assertIsBroken(Arrays.copyOf(full, length));
        }
    }

    @Test
    void countsWhatComesOutOfAllMembers() throws Exception {
        assertThat(unpacked(ScriptedIssuer.gzip("te", "", "xt"))).isEqualTo("text");
        byte[] more = ScriptedIssuer.gzip("te", "xt", "s");
        assertThatThrownBy(() -> unpacked(more))
                .isInstanceOf(FetchFailedException.class)
                .hasMessage("too much");
    }

    private static void assertIsBroken(byte[] packed) {
        assertThatThrownBy(() -> unpacked(packed))
                .isInstanceOf(FetchFailedException.class)
                .hasMessage("answered with gzip that is malformed or has trailing data");
    }
}
