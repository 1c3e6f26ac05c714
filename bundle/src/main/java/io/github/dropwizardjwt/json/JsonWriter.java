package io.github.dropwizardjwt.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes values as {@link JsonValues#copy(Map)} makes them. */
final class JsonWriter {
    private JsonWriter() {}

    static void write(JsonGenerator generator, @Nullable Object value) throws IOException {
        if (value instanceof Map<?, ?> object) {
            generator.writeStartObject();
            for (Map.Entry<?, ?> member : object.entrySet()) {
                generator.writeFieldName((String) member.getKey());
                write(generator, member.getValue());
            }
            generator.writeEndObject();
        } else if (value instanceof List<?> array) {
            generator.writeStartArray();
            for (Object element : array) {
                write(generator, element);
            }
            generator.writeEndArray();
        } else if (value instanceof BigDecimal decimal) {
            // As toString has it, 1E+3, so that reading gives the same value with the same scale.
            generator.writeNumber(decimal.toString());
        } else {
            generator.writePOJO(value);
        }
    }
}
