package io.github.dropwizardjwt.key.remote;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Decompresses gzip (RFC 1952) strictly: complete, with correct checksums, nothing after it, and up to a size. The
 * stream of the JDK ignores trailing bytes. For one response.
 */
final class Gzip {
    private static final int MAGIC = 0x8b1f;
    private static final int DEFLATE = 8;
    private static final int CHECKSUM = 1 << 1;
    private static final int EXTRA = 1 << 2;
    private static final int NAME = 1 << 3;
    private static final int COMMENT = 1 << 4;
    private static final int RESERVED = 0xE0;
    private static final int TIME_AND_SYSTEM = 6;

    private final ByteBuffer packed;
    private final int maximumBytes;
    private final ByteArrayOutputStream unpacked = new ByteArrayOutputStream();

    private Gzip(byte[] packed, int maximumBytes) {
        this.packed = ByteBuffer.wrap(packed).order(ByteOrder.LITTLE_ENDIAN);
        this.maximumBytes = maximumBytes;
    }

    /**
     * Decompresses.
     *
     * @param packed one member or several (RFC 1952 §2.2)
     * @param maximumBytes the most bytes that may result
     * @param excess the message of the failure if there are more
     */
    static byte[] unpack(byte[] packed, int maximumBytes, String excess) throws FetchFailedException {
        Gzip gzip = new Gzip(packed, maximumBytes);
        try {
            do {
                if (!gzip.unpackMember()) {
                    throw new FetchFailedException(excess);
                }
            } while (gzip.packed.hasRemaining());
        } catch (BufferUnderflowException | DataFormatException e) {
            throw new FetchFailedException("answered with gzip that is malformed or has trailing data");
        }
        return gzip.unpacked.toByteArray();
    }

    /** False if more bytes would result than are allowed. */
    private boolean unpackMember() throws DataFormatException {
        skipHeader();
        CRC32 checksum = new CRC32();
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(packed);
            byte[] part = new byte[4096];
            while (!inflater.finished()) {
                int length = inflater.inflate(part);
                check(length > 0 || inflater.finished());
                if (length > maximumBytes - unpacked.size()) {
                    return false;
                }
                unpacked.write(part, 0, length);
                checksum.update(part, 0, length);
            }
            check(packed.getInt() == (int) checksum.getValue());
            check(packed.getInt() == (int) inflater.getBytesWritten());
            return true;
        } finally {
            inflater.end();
        }
    }

    /** RFC 1952 §2.3. */
    private void skipHeader() throws DataFormatException {
        int start = packed.position();
        check(Short.toUnsignedInt(packed.getShort()) == MAGIC && packed.get() == DEFLATE);
        int flags = packed.get();
        check((flags & RESERVED) == 0);
        skip(TIME_AND_SYSTEM);
        if ((flags & EXTRA) != 0) {
            skip(Short.toUnsignedInt(packed.getShort()));
        }
        skipText(flags & NAME);
        skipText(flags & COMMENT);
        if ((flags & CHECKSUM) != 0) {
            CRC32 checksum = new CRC32();
            checksum.update(packed.duplicate().flip().position(start));
            check(packed.getShort() == (short) checksum.getValue());
        }
    }

    private void skipText(int flag) {
        while (flag != 0 && packed.get() != 0) {
            // It ends with a zero.
        }
    }

    private void skip(int bytes) {
        packed.get(new byte[bytes]);
    }

    private static void check(boolean isUnbroken) throws DataFormatException {
        if (!isUnbroken) {
            throw new DataFormatException();
        }
    }
}
