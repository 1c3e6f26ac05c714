package io.github.dropwizardjwt.example.reference;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dropwizardjwt.example.reference.Shape.Variants;
import java.util.List;
import java.util.stream.Stream;

/** The JSON Schema of a section, in which there is no other key. */
final class SectionSchema {
    private SectionSchema() {}

    static ObjectNode of(Section section) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        addTo(schema, properties, section.settings());
        return schema;
    }

    static ObjectNode of(Variants variants) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        ArrayNode oneOf = schema.putArray("oneOf");
        variants.byType().forEach((type, section) -> {
            ObjectNode variant = oneOf.addObject().put("title", type).put("type", "object");
            ObjectNode properties = variant.putObject("properties");
            properties
                    .putObject("type")
                    .put("const", type)
                    .put("description", section.comment().text());
            variant.putArray("required").add("type");
            addTo(
                    variant,
                    properties,
                    Stream.of(section, variants.common())
                            .flatMap(part -> part.settings().stream())
                            .toList());
        });
        return schema;
    }

    private static void addTo(ObjectNode schema, ObjectNode properties, List<Setting> settings) {
        settings.forEach(setting -> properties.set(setting.key(), of(setting)));
        settings.stream()
                .filter(Setting::isRequired)
                .map(Setting::key)
                .forEach(key -> schema.withArray("required").add(key));
        schema.put("additionalProperties", false);
    }

    private static ObjectNode of(Setting setting) {
        ObjectNode schema = setting.shape().schema();
        if (!setting.comment().text().isEmpty()) {
            schema.put("description", setting.comment().text());
        }
        if (!setting.given().isMissingNode()) {
            schema.set("default", setting.given());
        }
        return schema;
    }
}
