package io.github.dropwizardjwt.support;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A second opinion on JSON: Jackson's databind, which parses bytes with other code than that for texts. */
public final class StrictJackson {
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private StrictJackson() {}

    /**
     * Reads an object.
     *
     * @throws IOException if it is not one strictly valid JSON object
     */
    public static Map<String, Object> readObject(byte[] utf8) throws IOException {
        Map<String, Object> object = read(utf8);
        if (object == null) {
            throw new IOException("null is not an object");
        }
        return object;
    }

    private static Map<String, Object> read(byte[] utf8) throws IOException {
        try {
            return MAPPER.readValue(utf8, OBJECT);
        } catch (JsonParseException e) {
            // It rejects names with an escaped pair of surrogates, which Jackson's parser of texts takes.
            CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8));
            return MAPPER.readValue(text.toString(), OBJECT);
        }
    }
}
