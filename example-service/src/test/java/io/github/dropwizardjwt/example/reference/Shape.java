package io.github.dropwizardjwt.example.reference;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What the value of a setting looks like: in words, and as JSON Schema. */
sealed interface Shape {
    /** A value that Dropwizard's {@code SubstitutingSourceProvider} replaces before anything is read. */
    String VARIABLE = "\\$\\{.+\\}";

    /** For the page; with links to the sections on it. */
    String words();

    /** The same for more than one. */
    default String many() {
        return words();
    }

    /** Without a description. */
    ObjectNode schema();

    /**
     * A text.
     *
     * @param words what it is
     * @param pattern what it must match as a whole; empty for anything
     * @param demand the same for people
     */
    record Text(String words, String pattern, String demand) implements Shape {
        @Override
        public ObjectNode schema() {
            ObjectNode schema = node().put("type", "string");
            return pattern.isEmpty()
                    ? schema
                    // Without this, editors show the pattern.
                    : schema.put("pattern", "^(?:" + pattern + "|" + VARIABLE + ")$")
                            .put("patternErrorMessage", demand);
        }
    }

    /** True or false. */
    record Flag() implements Shape {
        @Override
        public String words() {
            return "`true` or `false`";
        }

        @Override
        public ObjectNode schema() {
            return orVariable(node().put("type", "boolean"));
        }
    }

    /** A whole number between two bounds, which are included. */
    record Whole(long min, long max) implements Shape {
        @Override
        public String words() {
            if (min == Long.MIN_VALUE && max == Long.MAX_VALUE) {
                return "number";
            }
            return max == Long.MAX_VALUE ? "number, at least `" + min + "`" : "number, `" + min + "` to `" + max + "`";
        }

        @Override
        public ObjectNode schema() {
            ObjectNode number = node().put("type", "integer");
            if (min != Long.MIN_VALUE) {
                number.put("minimum", min);
            }
            if (max != Long.MAX_VALUE) {
                number.put("maximum", max);
            }
            return orVariable(number);
        }
    }

    /** One of some names. */
    record Choice(List<String> names) implements Shape {
        @Override
        public String words() {
            return names.stream().map(name -> "`" + name + "`").collect(Collectors.joining(" "));
        }

        @Override
        public ObjectNode schema() {
            ObjectNode choice = node();
            names.forEach(choice.putArray("enum")::add);
            return orVariable(choice);
        }
    }

    /**
     * A list.
     *
     * @param element what it is a list of
     * @param isOneEnough whether one element may be written without brackets
     */
    record ListOf(Shape element, boolean isOneEnough) implements Shape {
        @Override
        public String words() {
            return (isOneEnough ? "one or a list of " : "list of ") + element.many();
        }

        @Override
        public String many() {
            return "lists of " + element.many();
        }

        @Override
        public ObjectNode schema() {
            ObjectNode list = node().put("type", "array");
            list.set("items", element.schema());
            if (!isOneEnough) {
                return list;
            }
            ObjectNode either = node();
            either.putArray("anyOf").add(element.schema()).add(list);
            return either;
        }
    }

    /** Values by keys of the user's choice. */
    record MapOf(Shape value) implements Shape {
        @Override
        public String words() {
            return "map of " + value.many();
        }

        @Override
        public ObjectNode schema() {
            ObjectNode map = node().put("type", "object");
            map.set("additionalProperties", value.schema());
            return map;
        }
    }

    /** Anything that YAML reads as a text, a number or a truth value, where a text is meant. */
    record Scalar() implements Shape {
        @Override
        public String words() {
            return "text";
        }

        @Override
        public ObjectNode schema() {
            ObjectNode scalar = node();
            scalar.putArray("type").add("string").add("number").add("boolean");
            return scalar;
        }
    }

    /**
     * A section.
     *
     * @param section its settings
     * @param mayBeEmpty whether the key alone, with nothing behind it, is accepted
     */
    record Nested(Section section, boolean mayBeEmpty) implements Shape {
        @Override
        public String words() {
            return section.isDescribed() ? "[section](#" + anchor(section.path()) + ")" : "section";
        }

        @Override
        public String many() {
            return words().replace("section", "sections");
        }

        @Override
        public ObjectNode schema() {
            ObjectNode schema = SectionSchema.of(section);
            if (mayBeEmpty) {
                schema.putArray("type").add("object").add("null");
            }
            return schema;
        }
    }

    /**
     * A section with a key {@code type} that decides which other keys it has.
     *
     * @param common what all have
     * @param byType what each has for itself
     */
    record Variants(Section common, Map<String, Section> byType) implements Shape {
        @Override
        public String words() {
            return "[section](#" + anchor(common.path()) + ")";
        }

        @Override
        public ObjectNode schema() {
            return SectionSchema.of(this);
        }
    }

    /** As Git forges make it of the heading. */
    private static String anchor(String path) {
        return path.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    private static ObjectNode orVariable(ObjectNode schema) {
        ObjectNode either = node();
        either.putArray("anyOf").add(schema).add(node().put("type", "string").put("pattern", "^" + VARIABLE + "$"));
        return either;
    }

    private static ObjectNode node() {
        return JsonNodeFactory.instance.objectNode();
    }
}
