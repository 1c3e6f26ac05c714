package io.github.dropwizardjwt.key;

import io.github.dropwizardjwt.json.Json;
import io.jsonwebtoken.io.SerializationException;
import io.jsonwebtoken.io.Serializer;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;

/** Writes the headers of tokens for jjwt, which would otherwise need a JSON library of its own. */
final class HeaderSerializer implements Serializer<Map<String, ?>> {
    @Override
    @SuppressWarnings("deprecation") // the interface still has it
    public byte[] serialize(Map<String, ?> header) {
        return Json.write(header);
    }

    @Override
    public void serialize(Map<String, ?> header, OutputStream out) {
        try {
            out.write(Json.write(header));
        } catch (IOException e) {
            throw new SerializationException("Cannot write", e);
        }
    }
}
