package io.github.dropwizardjwt.attack;

import io.github.dropwizardjwt.support.Forge;
import io.github.dropwizardjwt.support.TestKeys;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.Consumer;

/** Signatures that are none: each bit flipped, other lengths, the numbers at the edges of what a key can sign. */
final class SignatureAttacks implements Family {
    @Override
    public int minimum() {
        return 6_600;
    }

    @Override
    public void attack(Services services, Consumer<Attack> sender) {
        Tokens tokens = new Tokens(sender);
        for (Signer signer : services.signers()) {
            String token = signer.token();
            String input = token.substring(0, token.lastIndexOf('.') + 1);
            byte[] signature = Forge.bytesOf(token.substring(input.length()));
            for (int bit = 0; bit < signature.length * Byte.SIZE; bit++) {
                byte[] flipped = signature.clone();
                flipped[bit / Byte.SIZE] ^= (byte) (1 << (bit % Byte.SIZE));
                tokens.rejected(
                        signer + " with bit " + bit + " flipped", signer.service(), input + Forge.base64(flipped));
            }
            for (int length = 1; length < signature.length + 80; length++) {
                // Each near the right one, and a part of the others.
                if (length != signature.length && (length % 3 == 0 || Math.abs(length - signature.length) < 8)) {
                    tokens.rejected(
                            signer + " cut or padded to " + length,
                            signer.service(),
                            input + Forge.base64(Arrays.copyOf(signature, length)));
                }
            }
            for (int fill : new int[] {0, 1, 0x7f, 0x80, 0xff}) {
                for (int length : new int[] {1, 32, 64, 70, 72, 96, 114, 132, 256, 512}) {
                    byte[] filled = new byte[length];
                    Arrays.fill(filled, (byte) fill);
                    tokens.rejected(
                            signer + " " + length + " times " + fill, signer.service(), input + Forge.base64(filled));
                }
            }
        }
        numbersOfCurves(services.sessions.own(), tokens);
    }

    /** CVE-2022-21449 and its neighbours: r and s are 0, 1, the order of the group, or about it; or in DER. */
    private static void numbersOfCurves(Signer es256, Tokens tokens) {
        String order = "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551";
        String[] numbers = {
            "0".repeat(64),
            "0".repeat(63) + "1",
            order,
            order.substring(0, 63) + "0",
            order.substring(0, 63) + "2",
            "f".repeat(64),
            "ffffffff00000001000000000000000000000000ffffffffffffffffffffffff"
        };
        String token = es256.token();
        String input = token.substring(0, token.lastIndexOf('.') + 1);
        for (String r : numbers) {
            for (String s : numbers) {
                byte[] signature = HexFormat.of().parseHex(r + s);
                tokens.rejected("r=" + r + " s=" + s, es256.service(), input + Forge.base64(signature));
            }
        }
        byte[] zerosInDer = {0x30, 0x06, 0x02, 0x01, 0x00, 0x02, 0x01, 0x00};
        tokens.rejected("zeros in DER", es256.service(), input + Forge.base64(zerosInDer));
        byte[] der = Forge.sign(
                "SHA256withECDSA", TestKeys.privateKey(es256.keyName()), input.substring(0, input.length() - 1));
        tokens.rejected("a good signature in DER", es256.service(), input + Forge.base64(der));
    }
}
