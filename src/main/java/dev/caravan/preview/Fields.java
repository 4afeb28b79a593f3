package dev.caravan.preview;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.caravan.candidate.CandidateCheck;
import dev.caravan.candidate.Verdict;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The single values of a candidate, and the candidate with another value in one place. */
final class Fields {

    /** What says who it is and where it goes is not for a vendor to take. */
    static final Set<String> NOT_FOR_VENDORS = Set.of("externalId", "deliverTo");

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static final Pattern LAST_DIGIT = Pattern.compile("(?s)(.*)([0-9])([^0-9]*)");
    private static final String SHA256 = "sha256";
    private static final int SHORT = 64;
    private static final int LONG = 1000;

    private final ObjectNode candidate;
    private final String hash;
    private final CandidateCheck check;

    Fields(Verdict.Sound candidate, CandidateCheck check) {
        this.candidate = tree(candidate.json());
        this.hash = candidate.hash();
        this.check = check;
    }

    /** The candidate with the beginning of each long text only, so that it is quickly rehearsed; itself if that is none. */
    static Verdict.Sound shortened(Verdict.Sound candidate, CandidateCheck check) {
        return candidate.json().length() > LONG
                        && check.again(cut(tree(candidate.json()))) instanceof Verdict.Sound sound
                ? sound
                : candidate;
    }

    /** Without line breaks, so that base64 stays base64. */
    private static JsonNode cut(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(field -> field.setValue(cut(field.getValue())));
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, cut(array.get(i)));
            }
        } else if (node.isTextual() && node.textValue().length() > LONG) {
            String line = node.textValue().replaceAll("[\r\n]", "");
            return TextNode.valueOf(line.substring(0, Math.min(line.length(), LONG)));
        }
        return node;
    }

    /** The candidate as a tree, without what is not for vendors. */
    JsonNode tree() {
        ObjectNode tree = candidate.deepCopy();
        tree.remove(NOT_FOR_VENDORS);
        return tree;
    }

    /** Pointers of all values that are neither object nor array. */
    List<JsonPointer> leaves() {
        List<JsonPointer> leaves = new ArrayList<>();
        collect(tree(), JsonPointer.empty(), leaves);
        return leaves;
    }

    /**
     * The candidate with another value there, or without it. Another value is better: without one, a transform may fall
     * back on a second field that says the same. Empty when there is no candidate like that.
     */
    Optional<Verdict.Sound> altered(JsonPointer leaf) {
        for (JsonNode value : others(candidate.at(leaf))) {
            Optional<Verdict.Sound> altered = with(leaf, value);
            if (altered.isPresent()) {
                return altered;
            }
        }
        return with(leaf, null);
    }

    private Optional<Verdict.Sound> with(JsonPointer leaf, JsonNode value) {
        ObjectNode altered = candidate.deepCopy();
        JsonNode parent = altered.at(leaf.head());
        if (parent instanceof ObjectNode object) {
            object.remove(leaf.last().getMatchingProperty());
            if (value != null) {
                object.set(leaf.last().getMatchingProperty(), value);
            }
        } else if (parent instanceof ArrayNode array) {
            int index = leaf.last().getMatchingIndex();
            if (value == null) {
                array.remove(index);
            } else {
                array.set(index, value);
            }
        }
        return check.again(altered) instanceof Verdict.Sound sound
                        && !sound.hash().equals(hash)
                ? Optional.of(sound)
                : Optional.empty();
    }

    private static List<JsonNode> others(JsonNode value) {
        if (value.isTextual()) {
            return others(value.textValue()).map(JsonNode.class::cast).toList();
        }
        if (value.isNumber()) {
            return List.of(DecimalNode.valueOf(value.decimalValue().add(BigDecimal.ONE)));
        }
        if (isContent(value)) {
            return others(value.path(SHA256).textValue())
                    .<JsonNode>map(other -> ((ObjectNode) value.deepCopy()).set(SHA256, other))
                    .toList();
        }
        return value.isBoolean() ? List.of(BooleanNode.valueOf(!value.booleanValue())) : List.of();
    }

    /** Of a number such as a phone's the digits count, of a long text the beginning, and an address is one by its own. */
    private static Stream<TextNode> others(String text) {
        Matcher digit = LAST_DIGIT.matcher(text);
        Stream<String> number = text.length() <= SHORT && digit.matches()
                ? Stream.of(digit.group(1) + (char) ('0' + (digit.group(2).charAt(0) - '0' + 1) % 10) + digit.group(3))
                : Stream.empty();
        String reversed = new StringBuilder(text).reverse().toString();
        return Stream.concat(number, Stream.of("x" + text, text + "x", reversed))
                .map(TextNode::valueOf);
    }

    /** The content of a document is one value: it is another when its hash is. */
    private static boolean isContent(JsonNode node) {
        return node.isObject() && node.hasNonNull(SHA256);
    }

    private static void collect(JsonNode node, JsonPointer here, List<JsonPointer> leaves) {
        if (isContent(node)) {
            leaves.add(here);
        } else if (node.isObject()) {
            node.properties().forEach(field -> collect(field.getValue(), here.appendProperty(field.getKey()), leaves));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                collect(node.get(i), here.appendIndex(i), leaves);
            }
        } else {
            leaves.add(here);
        }
    }

    private static ObjectNode tree(String json) {
        try {
            return (ObjectNode) MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("The canonical JSON of a candidate is JSON", e);
        }
    }
}
