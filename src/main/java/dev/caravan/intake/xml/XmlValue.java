package dev.caravan.intake.xml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.caravan.intake.JsonFormat;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/** Values as XML Schema writes them. What can't be read as its type stays text, which the schema of candidates refuses. */
final class XmlValue {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Pattern DECIMAL = Pattern.compile("[+-]?([0-9]+([.][0-9]*)?|[.][0-9]+)");

    private XmlValue() {}

    /** Null when the text is blank. */
    static JsonNode of(Shape.Kind kind, String text) {
        if (text.isBlank()) {
            return null;
        }
        return switch (kind) {
            case NUMBER -> number(text.strip());
            case BOOLEAN -> truth(text.strip());
            case BASE64 -> NODES.textNode(text.replace(" ", "").replace("\t", ""));
            default -> NODES.textNode(text);
        };
    }

    private static JsonNode number(String text) {
        return text.length() <= JsonFormat.DIGIT_LIMIT && DECIMAL.matcher(text).matches()
                ? DecimalNode.valueOf(new BigDecimal(text))
                : NODES.textNode(text);
    }

    private static JsonNode truth(String text) {
        return switch (text) {
            case "true", "1" -> NODES.booleanNode(true);
            case "false", "0" -> NODES.booleanNode(false);
            default -> NODES.textNode(text);
        };
    }
}
